"""Notices to citizens who want them: proposed from changes, approved by a person, sent once."""
