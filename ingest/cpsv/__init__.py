"""The catalogue of procedures from and to CPSV-AP files."""

from __future__ import annotations

from ingest.cpsv.exchange import export_catalogue, import_catalogue

__all__ = ["export_catalogue", "import_catalogue"]
