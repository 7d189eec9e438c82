"""The service as tools for coordinators of virtual agents (Model Context Protocol)."""
