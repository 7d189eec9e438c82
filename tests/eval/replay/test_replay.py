"""From a plan to its answers, through real processes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import Session, select

from assist.suggestions.schemas import SuggestionRequest
from assist.suggestions.service import SuggestionService
from eval.errors import OptionRefused, ReplayError, RunBusy, ServiceFailed
from eval.models import Answer
from eval.replay.asked import Asked
from eval.replay.in_process import InProcess
from eval.replay.options import ReplayOptions
from eval.replay.part import appending, read_part
from eval.replay.plan import plan
from eval.replay.replay import _of_one_target, complete
from eval.runs import RunFolder, RunStore
from indexes.database import open_database
from indexes.embedders import get_embedder
from indexes.models import Channel
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore
from indexes.tables import SuggestionRecord
from tests.assist.suggestions.world import TODAY
from tests.eval.replay.world import LINES, OFFICES, write_lines

CHANNELS = (Channel.EMAIL, Channel.WHATSAPP)
REPEATS = 3  # enough for the other processes to be worth their start
Open = Callable[..., InProcess]


def options(dataset: Path, **fields: object) -> ReplayOptions:
    chosen: dict[str, object] = {"offices": (), "channels": CHANNELS, **fields}
    return ReplayOptions(command="consistency", dataset=dataset, **chosen)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def replayed(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings, dataset: Path
) -> RunFolder:
    """Everything, several times, in two processes."""
    store = RunStore(tmp_path_factory.mktemp("completo"))
    asker = InProcess(settings, until="verify", today=TODAY, workers=2)
    folder = store.create(plan(options(dataset, repeats=REPEATS), asker))
    complete(folder, dataset, asker)
    return folder


def test_every_wording_is_asked_by_every_office_in_every_channel(replayed: RunFolder) -> None:
    asked = {(a.wording, a.office, a.channel, a.repeat) for a in replayed.answers()}
    assert asked == {
        (line["id"], office.id, channel, repeat)
        for line in LINES
        for office in OFFICES
        for channel in CHANNELS
        for repeat in range(REPEATS)
    }
    assert replayed.run().answers == len(replayed.answers()) == len(asked)


def test_answers_stand_sorted_by_key_and_the_part_file_is_gone(replayed: RunFolder) -> None:
    keys = [answer.key for answer in replayed.answers()]
    assert keys == sorted(set(keys))
    assert not replayed.part.exists()


def test_answers_are_what_the_service_itself_would_say(
    replayed: RunFolder, settings: Settings
) -> None:
    embedder = get_embedder(settings)
    engine = open_database(settings)
    snapshots = SnapshotStore(settings.snapshots_dir, embedder)
    service = SuggestionService(settings, snapshots, embedder, engine, today=lambda: TODAY)
    said = {}
    for line in LINES:
        request = {name: line[name] for name in ("query", "conversation") if name in line}
        said[line["id"]] = service.suggest(
            SuggestionRequest.model_validate({**request, "office": "huesca", "channel": "email"})
        )
    engine.dispose()
    for answer in replayed.answers():
        if (answer.office, answer.channel) == ("huesca", "email"):
            suggestion = said[answer.wording]
            assert answer.text == suggestion.draft.text
            assert answer.status == suggestion.status
            assert answer.confidence == suggestion.confidence
            assert [c.quote for c in answer.citations] == [c.quote for c in suggestion.citations]


def test_nothing_is_written_to_the_database(
    store: RunStore, settings: Settings, dataset: Path, in_process: Open
) -> None:
    asker = in_process()
    before = suggestions_kept(settings)
    folder = store.create(plan(options(dataset), asker))
    assert complete(folder, dataset, asker).answers > 0
    assert suggestions_kept(settings) == before


def suggestions_kept(settings: Settings) -> int:
    engine = open_database(settings)
    with Session(engine) as session:
        found = session.exec(select(SuggestionRecord.id)).all()
    engine.dispose()
    return len(found)


def test_labels_and_evidence_go_with_each_answer(replayed: RunFolder) -> None:
    by_wording = {(a.wording, a.office): a for a in replayed.answers()}
    told = by_wording["pesca-1", "huesca"]
    assert (told.group, told.gold_facts, told.expect) == ("pesca", ("19,73 €",), "answered")
    assert told.ranked[0] == "901" == told.procedure
    assert "19,73 €" in told.citations[0].quote
    assert not told.in_conversation
    assert by_wording["pesca-2", "huesca"].in_conversation
    assert {"phone", "address"} == {fact.kind for fact in told.territorial}
    assert by_wording["pesca-1", "jaca"].territorial == ()
    assert by_wording["contacto", "jaca"].varies_by_office


def test_run_says_how_to_make_it_again(replayed: RunFolder, settings: Settings) -> None:
    run = replayed.run()
    snapshots = SnapshotStore(settings.snapshots_dir, get_embedder(settings))
    assert run.snapshot == snapshots.current_id()
    assert run.today == TODAY
    assert run.offices == tuple(sorted(office.id for office in OFFICES))
    assert all((run.pipeline, run.prompts_digest, run.dataset_digest, run.version))
    assert run.finished_at is not None


def test_same_day_and_snapshot_give_the_same_answers(
    replayed: RunFolder, store: RunStore, dataset: Path, in_process: Open
) -> None:
    asker = in_process()
    folder = store.create(plan(options(dataset, repeats=REPEATS), asker))
    complete(folder, dataset, asker)
    assert timeless(folder.answers()) == timeless(replayed.answers())


def timeless(answers: list[Answer]) -> list[Answer]:
    return [answer.model_copy(update={"latency_ms": None}) for answer in answers]


def test_what_was_answered_before_is_not_asked_again(
    replayed: RunFolder, store: RunStore, dataset: Path, in_process: Open
) -> None:
    """The half-written last line of a power cut is asked again; the rest is kept as it was."""
    asker = in_process()
    folder = store.create(plan(options(dataset, repeats=REPEATS), asker))
    marked = [a.model_copy(update={"text": "de antes"}) for a in replayed.answers()[:20]]
    lines = [answer.model_dump_json() for answer in marked]
    folder.part.write_text("\n".join([*lines[:19], lines[19][:100]]), encoding="utf-8")
    complete(folder, dataset, asker)
    kept = [answer.key for answer in folder.answers() if answer.text == "de antes"]
    assert kept == [answer.key for answer in marked[:19]]
    assert [a.key for a in folder.answers()] == [a.key for a in replayed.answers()]


def test_a_line_after_half_a_line_is_not_lost(
    replayed: RunFolder, store: RunStore, dataset: Path, in_process: Open
) -> None:
    asker = in_process()
    folder = store.create(plan(options(dataset), asker))
    first, second, third = replayed.answers()[:3]
    folder.part.write_text(f'{first.model_dump_json()}\n{{"key": "a', encoding="utf-8")
    with appending(folder.part) as part:
        part.write([second, third])
    assert list(read_part(folder.part)) == [first.key, second.key, third.key]


def test_stages_may_stop_before_the_draft(store: RunStore, dataset: Path, in_process: Open) -> None:
    for until in ("retrieve", "fuse", "rank"):
        asker = in_process(until)
        folder = store.create(plan(options(dataset, until=until, offices=None), asker))
        complete(folder, dataset, asker)
        answers = {answer.wording: answer for answer in folder.answers()}
        assert answers["pesca-1"].status == "unfinished"
        assert "901" in answers["pesca-1"].ranked[:2]
        assert answers["pesca-1"].text == ""


def test_dataset_that_changed_is_not_gone_on_with(
    store: RunStore, tmp_path: Path, in_process: Open
) -> None:
    path = write_lines(tmp_path / "preguntas.jsonl")
    asker = in_process()
    folder = store.create(plan(options(path), asker))
    write_lines(path, LINES[:2])
    with pytest.raises(OptionRefused, match="empiece otra"):
        complete(folder, path, asker)


def test_two_writers_of_one_run_do_not_meet(
    store: RunStore, dataset: Path, in_process: Open
) -> None:
    asker = in_process()
    folder = store.create(plan(options(dataset), asker))
    with folder.writing(), pytest.raises(RunBusy):
        complete(folder, dataset, asker)


def test_unknown_office_is_refused_with_the_known_ones(dataset: Path, in_process: Open) -> None:
    with pytest.raises(OptionRefused, match="huesca, jaca, teruel"):
        plan(options(dataset, offices=("lugo",)), in_process())


def test_office_may_be_named_as_people_call_it(dataset: Path, in_process: Open) -> None:
    assert plan(options(dataset, offices=("Teruel",)), in_process()).offices == ("teruel",)


def test_without_offices_questions_keep_their_own(
    store: RunStore, tmp_path: Path, in_process: Open
) -> None:
    lines = ({**LINES[0], "office": "jaca", "channel": "phone"}, LINES[1])
    path = write_lines(tmp_path / "preguntas.jsonl", lines)
    asker = in_process()
    folder = store.create(plan(options(path, offices=None, channels=None), asker))
    complete(folder, path, asker)
    assert [(a.office, a.channel) for a in folder.answers()] == [("jaca", "phone"), (None, "email")]


def test_process_that_dies_ends_the_run_with_what_there_is(
    store: RunStore, dataset: Path, in_process: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eval.replay.in_process.answer_all", _die)
    asker = in_process(workers=2)
    folder = store.create(plan(options(dataset, repeats=4), asker))
    with pytest.raises(ReplayError, match="--resume"):
        complete(folder, dataset, asker)
    assert folder.run().finished_at is None


def _die(_: object) -> list[Answer]:
    os._exit(9)


def test_service_that_changes_its_snapshot_on_the_way_is_refused(
    replayed: RunFolder, store: RunStore
) -> None:
    answer = replayed.answers()[0]
    run = replayed.run().model_copy(update={"id": "run_x", "snapshot": "", "pipeline": ""})
    folder = store.create(run)
    first = Asked(answer=answer, snapshot="s1", pipeline="p")
    told = _of_one_target(run, [first], folder)
    assert (folder.run().snapshot, folder.run().pipeline) == ("s1", "p")
    with pytest.raises(ServiceFailed, match="s2"):
        _of_one_target(told, [first.model_copy(update={"snapshot": "s2"})], folder)


def test_personal_data_of_a_question_is_not_kept(
    store: RunStore, tmp_path: Path, in_process: Open
) -> None:
    query = "Soy 12345678Z, ¿cuánto cuesta la licencia de pesca?"
    path = write_lines(tmp_path / "preguntas.jsonl", ({"id": "1", "query": query},))
    asker = in_process()
    folder = store.create(plan(options(path, offices=None, channels=None), asker))
    complete(folder, path, asker)
    assert "12345678Z" not in folder.answers_path.read_text(encoding="utf-8")


def test_answers_are_one_json_object_a_line(replayed: RunFolder) -> None:
    lines = replayed.answers_path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["key"] for line in lines] == [a.key for a in replayed.answers()]
