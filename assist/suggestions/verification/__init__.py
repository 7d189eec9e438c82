"""Every fact of a draft stands in what it cites, or the sentence goes."""
