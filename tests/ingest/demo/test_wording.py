"""Questions of the evaluation set: no page may come near their wording."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz import fuzz

from ingest.demo.server import DemoSites

SHARED = Path(__file__).parents[4] / "shared/data/aragon"


def evaluation_questions() -> list[str]:
    if not SHARED.exists():
        pytest.skip("shared/data is not here")
    asked = (SHARED / "dev_questions.jsonl").read_text("utf-8").splitlines()
    gathered = (SHARED / "procedures.jsonl").read_text("utf-8").splitlines()
    faq = {item["q"] for line in gathered for item in json.loads(line)["faq"]}
    return sorted(faq | {json.loads(line)["q"] for line in asked})


def test_no_text_is_near_a_development_question(sites: DemoSites, browser: Any) -> None:
    questions = evaluation_questions()
    texts = {
        text
        for url in (*browser.listed(sites.portal_url), *browser.listed(sites.sede_url))
        if not url.endswith((".pdf", "ficha-retirada"))
        for text in browser.blocks(url)
        if len(text.split()) > 3
    }
    near = [
        (question, text)
        for question in questions
        for text in texts
        if fuzz.token_set_ratio(question.lower(), text.lower()) >= 85
    ]
    assert near == []
