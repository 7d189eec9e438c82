"""What editors keep: edits that see each other, trash, versions, words found, on every database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session

from indexes.models import DocumentKind, ExtractedDocument
from indexes.repositories import (
    ArticleRepository,
    CanonicalAnswerRepository,
    CaseRepository,
    DocumentRepository,
    KeyRepository,
    SourceRepository,
    SuggestionRepository,
)
from indexes.repositories.agent_sessions import AgentSessionRepository
from indexes.repositories.articles import ArticleFilter
from indexes.repositories.canonical_answers import CanonicalFilter
from indexes.repositories.cases import CaseFilter
from indexes.repositories.editing import take
from indexes.repositories.feedback import FeedbackRepository, Period
from indexes.tables import (
    AgentSession,
    ApiKey,
    Article,
    CanonicalAnswer,
    ResolvedCase,
    Source,
    SuggestionEvent,
    SuggestionRecord,
    now,
)

AT = datetime(2026, 11, 1, tzinfo=UTC)


def test_one_of_two_edits_of_a_version_is_taken(session: Session) -> None:
    assert take(session, Source, "sede", 1)
    assert not take(session, Source, "sede", 1)
    assert take(session, Source, "sede")
    assert not take(session, Source, "nada")


def test_a_withdrawn_source_comes_back_with_its_documents(session: Session) -> None:
    documents = DocumentRepository(session)
    page = ExtractedDocument(url="https://s.es/1", kind=DocumentKind.PAGE, title="Una", blocks=())
    documents.save_extracted("sede", page, digest="d", etag=None, last_modified=None, at=AT)
    sources = SourceRepository(session)
    assert sources.withdraw("sede", AT) == 1
    assert sources.get("sede") is None
    assert [one.name for one in sources.list(deleted=True)] == ["sede"]
    assert documents.count_by_source() == {}
    assert sources.restore("sede") == 1
    assert documents.count_by_source() == {"sede": 1}
    sources.withdraw("sede", AT)
    sources.save(Source(name="sede", kind="sede"))  # defined again
    assert documents.count_by_source() == {"sede": 1}
    sources.withdraw("sede", AT)
    assert sources.purge(AT) == []
    assert sources.purge(AT + timedelta(seconds=1)) == ["sede"]


def test_articles_are_found_by_words_and_tags_whatever_their_accents(session: Session) -> None:
    articles = ArticleRepository(session)
    articles.save(Article(id="a", title="Educación Ñ", body="50% de ÁVILA", tags=["años", "b_c"]))
    articles.save(Article(id="b", title="Otra", body="Nada", state="draft", tags=["b-c"]))

    def found(**chosen: str) -> list[str]:
        return [article.id for article in articles.list(ArticleFilter(**chosen))]

    assert found(text="EDUCACION avila") == ["a"]
    assert found(text="50%") == ["a"]
    assert found(text="0_") == []
    assert (found(tag="años"), found(tag="b_c"), found(tag="b")) == (["a"], ["a"], [])
    assert found(state="draft") == ["b"]
    assert [article.id for article in articles.tagged("añ")] == ["a"]
    assert [article.id for article in articles.in_force(date(2026, 1, 1))] == ["a"]


def test_every_import_of_an_article_is_a_version(session: Session) -> None:
    articles = ArticleRepository(session)
    for body in ("uno", "dos", "tres"):
        articles.save(Article(id="a", title="A", body=body))
    assert [(one.number, one.body) for one in articles.versions("a")] == [
        (3, "tres"), (2, "dos"), (1, "uno"),
    ]  # fmt: skip
    assert articles.delete("a")
    assert articles.versions("a") == []


def test_cases_are_searched(session: Session) -> None:
    for number in range(3):
        case = ResolvedCase(
            id=f"c{number}", question="¿Cuándo?", answer=f"Él día {number}", office="huesca",
            channel="email", resolved_at=AT + timedelta(days=number), stale=number == 1,
            retired_at=AT if number == 2 else None,
        )  # fmt: skip
        session.add(case)
    session.flush()
    cases = CaseRepository(session)
    assert [one.id for one in cases.search(CaseFilter(text="CUANDO dia"))] == ["c1", "c0"]
    assert cases.matching(CaseFilter(retired=None, text="el 2")) == 1
    assert [one.id for one in cases.search(CaseFilter(stale=True))] == ["c1"]
    assert [one.id for one in cases.iter_all()] == ["c0", "c1"]


def test_a_canonical_answer_takes_the_place_of_its_earlier_versions_only(session: Session) -> None:
    answers = CanonicalAnswerRepository(session)
    rows = [("a", "fee", "es", 1), ("b", "fee", "es", 2), ("c", "fee", "en", 1)]
    for id, aspect, language, version in rows:
        answers.save(
            CanonicalAnswer(
                id=id, procedure_code="1", aspect=aspect, language=language, text="t", owner="o",
                version=version, state="approved",
            )
        )  # fmt: skip
    newer = answers.get("b")
    assert newer is not None
    assert (answers.next_version(newer), answers.supersede(newer, AT)) == (3, 1)
    states = {one.id: one.state for one in answers.search(CanonicalFilter(procedure_code="1"))}
    assert states == {"a": "superseded", "b": "approved", "c": "approved"}
    english = answers.in_force("1", "fee", AT.date(), "en")
    assert english is not None
    assert english.id == "c"


def test_feedback_is_counted_and_only_drafts_are_read(session: Session) -> None:
    suggestions = SuggestionRepository(session)
    response = {
        "draft": {"text": "La tasa es de 5 €."},
        "procedure": {"code": "1"},
        "citations": [{"document_id": "canonical:can_1"}],
    }
    for id, office in (("s1", "huesca"), ("s2", None)):
        record = SuggestionRecord(
            id=id, query="¿?", office=office, channel="email", status="no_evidence", snapshot="s",
            pipeline="p", response=response,
        )  # fmt: skip
        suggestions.save(record)
        suggestions.add_event(SuggestionEvent(suggestion_id=id, type="rated", rating=2))
    sent = SuggestionEvent(suggestion_id="s1", type="sent", final_text="La tasa es de 6 €.")
    suggestions.add_event(sent)
    feedback = FeedbackRepository(session)
    (told,) = feedback.sent(Period(), 10)
    assert (told.draft, told.fact_changes[0]["new"]) == (response["draft"], "6 €")
    rated = feedback.ratings(Period(), "office")
    assert sorted(rated, key=str) == [("huesca", 2, 1), (None, 2, 1)]
    assert feedback.count("rated", Period(procedure_code="1"), max_rating=1) == 0
    assert len(feedback.with_status(["no_evidence"], Period(office="huesca"))) == 1
    uses = feedback.uses_of(["can_1"])["can_1"]
    assert sorted((office or "", count) for office, count, _ in uses) == [("", 1), ("huesca", 1)]


def test_a_session_ends_with_its_time_or_the_key_that_asked_for_it(session: Session) -> None:
    KeyRepository(session).add(ApiKey(id="k", role="host", digest="d"))
    sessions = AgentSessionRepository(session)
    who = {"key_id": "k", "agent": "a", "office": "o", "interaction": "i"}
    for id in ("one", "two"):
        sessions.add(AgentSession(id=id, **who, expires_at=AT + timedelta(minutes=5)))
    assert sessions.in_force("one", AT)
    assert sessions.in_force("one", AT + timedelta(minutes=5)) is None
    assert (sessions.revoke("two", AT), sessions.revoke("two", AT)) == (True, False)
    assert sessions.in_force("two", AT) is None
    KeyRepository(session).revoke("k", now())
    assert sessions.in_force("one", AT) is None
    assert sessions.forget(AT + timedelta(days=1)) == 2
