"""The public figures: of whole months, by channel, office and theme."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from assist.indicators.exporting import DIMENSIONS, NUMBERS, TEXTS, WHOLES, as_csv, figures
from assist.indicators.selecting import Chosen
from assist.indicators.service import facts_of
from assist.problems import Problem
from indexes.settings import Settings
from indexes.tables import now
from prompts.catalogue import catalogue

PATH = "/v1/open-data"
DATASET = f"{PATH}/indicators"
_DCAT_AP = "http://data.europa.eu/r5r/"
_FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"
_MONTHLY = "http://publications.europa.eu/resource/authority/frequency/MONTHLY"
_CSV_TYPE = "https://www.iana.org/assignments/media-types/text/csv"

_made: dict[tuple[str, int, date], bytes] = {}
_lock = threading.Lock()


def indicators_csv(engine: Engine, settings: Settings) -> bytes:
    """Months that are over. Made once for as long as nothing changes: nobody has to prove who they
    are to ask for it. Raises Problem 404 where the settings do not publish it."""
    check_published(settings)
    until = this_month(settings)
    key = (str(engine.url), facts_of(engine, settings).version, until)
    with _lock:
        if key not in _made:
            _made.clear()
            _made[key] = as_csv(figures(engine, settings, Chosen(until=until), "month"))
        return _made[key]


def this_month(settings: Settings) -> date:
    return now().astimezone(ZoneInfo(settings.time_zone)).date().replace(day=1)


def check_published(settings: Settings) -> None:
    if not settings.open_data:
        raise Problem("no_route")


def catalogue_of(settings: Settings, base: str) -> dict[str, Any]:
    """DCAT-AP as JSON-LD: a catalogue with one dataset in one file. `base`: where it is read."""
    check_published(settings)
    said = catalogue("open_data")
    publisher = {"@type": "foaf:Agent", "foaf:name": settings.organisation or "Ventanilla"}
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "csvw": "http://www.w3.org/ns/csvw#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            "dcatap": _DCAT_AP,
        },
        "@id": f"{base}{PATH}/catalogue.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": _in_spanish(said["catalogue"]["title"]),
        "dct:description": _in_spanish(said["catalogue"]["description"]),
        "dct:publisher": publisher,
        "dct:language": {"@id": "http://publications.europa.eu/resource/authority/language/SPA"},
        "dcat:dataset": [_dataset(settings, base, publisher)],
    }


def _dataset(settings: Settings, base: str, publisher: dict[str, Any]) -> dict[str, Any]:
    said = catalogue("open_data")["indicators"]
    description = said["description"].format(k=settings.indicators_min_count)
    file = {
        "@id": f"{base}{DATASET}.csv",
        "@type": "dcat:Distribution",
        "dct:title": _in_spanish(said["file"]),
        "dcat:accessURL": {"@id": f"{base}{DATASET}.csv"},
        "dcat:downloadURL": {"@id": f"{base}{DATASET}.csv"},
        "dcat:mediaType": {"@id": _CSV_TYPE},
        "dct:format": {"@id": f"{_FILE_TYPES}CSV"},
        "dct:license": {"@id": settings.open_data_license},
    }
    return {
        "@id": f"{base}{DATASET}",
        "@type": "dcat:Dataset",
        "dct:identifier": "indicators",
        "dct:title": _in_spanish(said["title"]),
        "dct:description": _in_spanish(description),
        "dct:publisher": publisher,
        "dct:accrualPeriodicity": {"@id": _MONTHLY},
        "dcat:temporalResolution": {"@type": "xsd:duration", "@value": "P1M"},
        "dcat:keyword": [_in_spanish(word) for word in said["keywords"]],
        "dcat:theme": {"@id": "http://publications.europa.eu/resource/authority/data-theme/GOVE"},
        "dcat:distribution": [file],
        "csvw:tableSchema": {"csvw:column": [_column(name) for name in _COLUMNS]},
    }


_COLUMNS = (*TEXTS, *WHOLES, *NUMBERS)


def _column(name: str) -> dict[str, Any]:
    kind = "string" if name in TEXTS else "integer" if name in WHOLES else "number"
    said = catalogue("open_data")["columns"][name]
    dimensions = ", ".join(("total", *DIMENSIONS))
    description = _in_spanish(said.format(dimensions=dimensions))
    return {"csvw:name": name, "csvw:datatype": kind, "dct:description": description}


def _in_spanish(text: str) -> dict[str, str]:
    return {"@language": "es", "@value": text}
