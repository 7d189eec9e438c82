"""Approval before sending, where an office or a theme requires it; nowhere unless configured."""
