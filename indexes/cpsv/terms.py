"""Terms of CPSV-AP 3 and where each aspect of a procedure goes.

What CPSV-AP has no term for is kept under `vt:`, so that nothing is lost on the way back."""

from __future__ import annotations

from indexes.models import Aspect

MEDIA_TYPE = "application/ld+json"
SERVICE = "cpsv:PublicService"

CONTEXT: dict[str, object] = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "vt": "urn:ventanilla:terms:",
    "foaf:page": {"@type": "@id"},
    "cv:processingTime": {"@type": "xsd:duration"},
    "schema:startDate": {"@type": "xsd:date"},
    "schema:endDate": {"@type": "xsd:date"},
}

# aspect -> (property, type of the node, property of its text)
NODES: dict[Aspect, tuple[str, str, str]] = {
    Aspect.REQUIREMENTS: ("cv:holdsRequirement", "cv:Requirement", "dct:description"),
    Aspect.FEE: ("cv:hasCost", "cv:Cost", "dct:description"),
    Aspect.BENEFIT: ("cpsv:produces", "cv:Output", "dct:description"),
    Aspect.LEGAL_BASIS: ("cv:hasLegalResource", "eli:LegalResource", "dct:title"),
    Aspect.CONTACT: ("cv:hasContactPoint", "schema:ContactPoint", "dct:description"),
    Aspect.CHANNEL: ("cv:hasChannel", "cv:Channel", "dct:description"),
    Aspect.WHERE: ("cv:hasChannel", "cv:Channel", "dct:description"),
    Aspect.DOCUMENTS: ("cpsv:follows", "cpsv:Rule", "dct:description"),
    Aspect.DEADLINE: ("cpsv:follows", "cpsv:Rule", "dct:description"),
    Aspect.RESOLUTION_TERM: ("cpsv:follows", "cpsv:Rule", "dct:description"),
    Aspect.SILENCE: ("cpsv:follows", "cpsv:Rule", "dct:description"),
    Aspect.APPEAL: ("cpsv:follows", "cpsv:Rule", "dct:description"),
    Aspect.STATUS: ("cpsv:follows", "cpsv:Rule", "dct:description"),
    Aspect.OTHER: ("cpsv:follows", "cpsv:Rule", "dct:description"),
}
SUMMARY = "dct:description"
AUDIENCE = "dct:audience"

# What a node of a foreign catalogue is about, when it does not say.
ASPECT_OF: dict[str, Aspect] = {
    "holdsRequirement": Aspect.REQUIREMENTS,
    "hasCriterion": Aspect.REQUIREMENTS,
    "hasCost": Aspect.FEE,
    "produces": Aspect.BENEFIT,
    "hasLegalResource": Aspect.LEGAL_BASIS,
    "hasContactPoint": Aspect.CONTACT,
    "hasChannel": Aspect.CHANNEL,
    "follows": Aspect.OTHER,
}
