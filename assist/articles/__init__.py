"""Knowledge articles: drafts, review, publication, versions."""
