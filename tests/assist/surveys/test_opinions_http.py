from __future__ import annotations

from tests.assist.conftest import Desk


def test_opinions_are_counted_by_procedure_with_their_reasons(desk: Desk) -> None:
    codes = [one["code"] for one in desk.agent.get("/v1/procedures").json()["items"]]
    for score, reasons in ((2, ["too_many_documents"]), (1, ["too_many_documents", "other"])):
        body = {
            "procedure_code": codes[0], "score": score, "reasons": reasons,
            "comment": "La ciudadana (DNI 12345678Z) tuvo que volver",
        }  # fmt: skip
        answer = desk.agent.post("/v1/process-opinions", json=body)
        assert answer.status_code == 201
        assert "12345678Z" not in answer.text
    desk.agent.post("/v1/process-opinions", json={"procedure_code": codes[1], "score": 5})
    found = desk("manager").get("/v1/process-opinions").json()
    assert [one["procedure_code"] for one in found["procedures"]] == codes[:2]
    assert found["procedures"][0]["average"] == 1.5
    assert found["procedures"][0]["reasons"][0] == {"name": "too_many_documents", "count": 2}
    assert found["items"][0]["author"] == "Una agent"


def test_an_unknown_procedure_or_reason_is_refused(desk: Desk) -> None:
    unknown = desk.agent.post("/v1/process-opinions", json={"procedure_code": "no", "score": 3})
    assert unknown.status_code == 404
    body = {"procedure_code": "no", "score": 3, "reasons": ["porque sí"]}
    assert desk.agent.post("/v1/process-opinions", json=body).status_code == 422
    assert desk.agent.get("/v1/process-opinions").status_code == 403
