"""Documents to passages."""

from __future__ import annotations

from ingest.splitters.case import case_passages
from ingest.splitters.document import Placement, document_passages

__all__ = ["Placement", "case_passages", "document_passages"]
