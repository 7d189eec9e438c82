from __future__ import annotations

from pathlib import Path

import pytest

from eval.dataset import load_dataset
from eval.dataset.reading import mixed_groups, read_dataset
from eval.dataset.writing import write_dataset
from eval.errors import DatasetInvalid


def test_bad_lines_are_named_with_number_and_reason(tmp_path: Path) -> None:
    path = tmp_path / "preguntas.jsonl"
    lines = [
        '{"id": "1", "query": "¿?", "relevant": ["9"]}',
        "{roto",
        '{"id": "3", "relevant": ["9"]}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DatasetInvalid) as refused:
        load_dataset(path)
    assert [problem.split(":")[0] for problem in refused.value.problems] == ["línea 2", "línea 3"]


def test_shipped_dataset_is_valid_and_its_ids_are_unique() -> None:
    examples = load_dataset(Path(__file__).parents[3] / "eval" / "datasets" / "retrieval.jsonl")
    assert len({example.id for example in examples}) == len(examples) >= 50


def test_last_turn_is_the_question_of_a_conversation(tmp_path: Path) -> None:
    path = tmp_path / "conversaciones.jsonl"
    path.write_text(
        '{"id": "1", "relevant": ["9"], "conversation": ['
        '{"role": "citizen", "text": "hola"}, {"role": "citizen", "text": "¿y la tasa?"}]}',
        encoding="utf-8",
    )
    assert load_dataset(path)[0].text == "¿y la tasa?"


BAD = (
    ('{"id": "1", "query": "x", "colour": 1}', "colour: no se conoce"),
    ('{"id": "1", "query": "x", "channel": "fax"}', "channel: debe ser 'email'"),
    ('{"id": "1", "query": "x", "expect": "quizá"}', "expect: debe ser 'answered'"),
    ('{"id": "1"}', "falta «query» o «conversation»"),
    ('{"id": "1", "query": "  "}', "falta «query» o «conversation»"),
    ('{"query": "x"}', "id: falta"),
    ('{"id": "", "query": "x"}', "id: está vacío"),
    (
        '{"id": "1", "query": "x", "language": "español"}',
        "language: debe ser un código de dos letras",
    ),
    ('{"id": "1", "query": 5}', "query: debe ser un texto"),
    ("[1]", "no es un objeto JSON"),
    ("null", "no es un objeto JSON"),
    ("{roto", "no es JSON válido"),
    (
        '{"id": "1", "conversation": [{"role": "citizen", "text": "a"},'
        ' {"role": "agent", "text": "b"}]}',
        "debe terminar con un turno de «citizen»",
    ),
    (
        '{"id": "1", "conversation": [{"role": "funcionario", "text": "a"}]}',
        "conversation.0.role: debe ser",
    ),
)


@pytest.mark.parametrize(("line", "reason"), BAD)
def test_reason_is_told_in_plain_words(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "preguntas.jsonl"
    path.write_text(line, encoding="utf-8")
    examples, problems = read_dataset(path)
    assert examples == []
    assert len(problems) == 1
    assert problems[0].startswith("línea 1: ")
    assert reason in problems[0]
    assert "Value error" not in problems[0]


def test_good_lines_are_kept_and_all_the_problems_of_a_line_told(tmp_path: Path) -> None:
    path = tmp_path / "preguntas.jsonl"
    lines = [
        '{"id": "1", "query": "x"}',
        "",
        '{"query": 1, "colour": 2}',
        '{"id": "2", "query": "y"}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    examples, problems = read_dataset(path)
    assert [example.id for example in examples] == ["1", "2"]
    assert len(problems) == 1
    assert all(name in problems[0] for name in ("línea 3", "id", "query", "colour"))


def test_same_id_twice_is_refused_with_the_first_line(tmp_path: Path) -> None:
    path = tmp_path / "preguntas.jsonl"
    path.write_text('{"id": "1", "query": "x"}\n{"id": "1", "query": "y"}\n', encoding="utf-8")
    assert read_dataset(path)[1] == ["línea 2: el id «1» ya está en la línea 1"]


def test_empty_file_and_file_that_is_no_text_are_refused(tmp_path: Path) -> None:
    empty, binary = tmp_path / "vacío.jsonl", tmp_path / "foto.jsonl"
    empty.write_text("\n\n", encoding="utf-8")
    binary.write_bytes(b"\xff\xd8\x00")
    assert read_dataset(empty) == ([], ["no tiene ninguna pregunta"])
    assert "UTF-8" in read_dataset(binary)[1][0]


def test_line_separators_inside_a_text_do_not_end_the_line(tmp_path: Path) -> None:
    path = tmp_path / "preguntas.jsonl"
    path.write_text('{"id": "1", "query": "una\u2028dos\x85tres"}\r\n', encoding="utf-8")
    assert load_dataset(path)[0].text == "una\u2028dos\x85tres"


def test_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "preguntas.jsonl"
    path.write_text('\ufeff{"id": "1", "query": "x"}', encoding="utf-8")
    assert load_dataset(path)[0].id == "1"


def test_groups_that_say_two_things_of_offices_are_named(tmp_path: Path) -> None:
    path = tmp_path / "preguntas.jsonl"
    lines = [
        '{"id": "1", "group": "g", "query": "x", "varies_by_office": true}',
        '{"id": "2", "group": "g", "query": "y"}',
        '{"id": "3", "query": "z"}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert mixed_groups(load_dataset(path)) == ["g"]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    examples = load_dataset(Path(__file__).parents[3] / "eval" / "datasets" / "retrieval.jsonl")
    path = tmp_path / "copia.jsonl"
    write_dataset(path, examples)
    assert load_dataset(path) == examples
