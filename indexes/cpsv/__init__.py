"""Procedures as CPSV-AP, the European vocabulary of public services, in JSON-LD; and back."""

from __future__ import annotations

from indexes.cpsv.reading import procedures_from_cpsv
from indexes.cpsv.terms import CONTEXT, MEDIA_TYPE
from indexes.cpsv.writing import CatalogueEntry, catalogue_to_cpsv, procedure_to_cpsv

__all__ = [
    "CONTEXT",
    "MEDIA_TYPE",
    "CatalogueEntry",
    "catalogue_to_cpsv",
    "procedure_to_cpsv",
    "procedures_from_cpsv",
]
