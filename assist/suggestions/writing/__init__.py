"""From evidence to the text of a reply."""
