"""Finished evaluations: listed, and their reports served. A worker runs them (`POST /v1/jobs`)."""
