from __future__ import annotations

import csv
import re
from html.parser import HTMLParser
from pathlib import Path

from eval.report import write
from eval.report.page import page
from tests.eval.report import samples


class Outline(HTMLParser):
    """The tags of a page and its text, to look at it as a browser would."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_report_loads_nothing_from_the_network() -> None:
    outline = Outline(page(samples.run(), samples.metrics(), {"p50": 30.0}, []))
    loading = {"script", "link", "img", "iframe", "object", "embed", "source", "video"}
    assert not [tag for tag, _ in outline.tags if tag in loading]
    text = page(samples.run(), samples.metrics(), {}, [])
    assert not re.search(r"@import|url\(\s*['\"]?https?:", text)


def test_what_people_wrote_is_escaped() -> None:
    text = page(samples.run(), samples.metrics(), {}, [])
    assert samples.HOSTILE not in text
    assert samples.HOSTILE in "".join(Outline(text).text)


def test_ids_are_unique_so_that_links_and_charts_do_not_mix() -> None:
    earlier = [(samples.run(1), samples.metrics(0.1)), (samples.run(2), samples.metrics(0.05))]
    text = page(samples.run(3), samples.metrics(), {}, earlier)
    ids = [attrs["id"] for _, attrs in Outline(text).tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = [a["href"] for tag, a in Outline(text).tags if tag == "a" and a.get("href")]
    inner = {target[1:] for target in targets if target and target.startswith("#")}
    assert inner <= set(ids)


def test_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write(tmp_path / "a", samples.run(), samples.metrics())
    second = write(tmp_path / "b", samples.run(), samples.metrics())
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_ten_worst_contradictions_are_shown_with_the_value_marked() -> None:
    outline = Outline(page(samples.run(), samples.metrics(contradictions=12), {}, []))
    shown = [a for tag, a in outline.tags if tag == "article"]
    assert len(shown) == 10 + 1  # and the justified one, apart
    assert "12 en total; aquí, las 10 peores." in "".join(outline.text)
    assert [tag for tag, _ in outline.tags].count("mark") == 2 * 11


def test_trend_needs_an_earlier_run() -> None:
    alone = page(samples.run(2), samples.metrics(), {}, [])
    assert 'id="tendencia"' not in alone
    both = page(samples.run(2), samples.metrics(), {}, [(samples.run(1), samples.metrics(0.2))])
    assert 'id="tendencia"' in both


def test_every_measure_and_part_is_in_the_table(tmp_path: Path) -> None:
    metrics = samples.metrics()
    write(tmp_path, samples.run(), metrics)
    with (tmp_path / "measures.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    named = {(row["dimension"], row["parte"], row["medida"]) for row in rows}
    assert {("", "", name) for name in metrics.measures} <= named
    assert ("theme", "vivienda", "divergence") in named


def test_a_sentence_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    metrics = samples.metrics(contradictions=1)
    item = metrics.contradictions[0]
    said = item.left.model_copy(update={"sentence": "=HYPERLINK(1)", "start": 0, "end": 1})
    hostile = metrics.model_copy(
        update={"contradictions": (item.model_copy(update={"left": said}),)}
    )
    write(tmp_path, samples.run(), hostile)
    text = (tmp_path / "contradictions.csv").read_text(encoding="utf-8-sig")
    assert "'=HYPERLINK" in text
    assert not re.search(r"(^|,)=HYPERLINK", text, re.MULTILINE)
