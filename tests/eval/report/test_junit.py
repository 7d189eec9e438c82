from __future__ import annotations

from pathlib import Path

from junitparser import JUnitXml

from eval.report import write_junit
from tests.eval.report import samples


def test_a_measure_that_fails_the_gate_fails_its_case(tmp_path: Path) -> None:
    path = tmp_path / "junit.xml"
    write_junit(path, samples.metrics(), {"divergence": "7 % pasa del límite 1 %"})
    (suite,) = JUnitXml.fromfile(str(path))
    failed = [case.name for case in suite if case.result]
    assert failed == ["divergence"]
    assert suite.tests == len(samples.metrics().measures)
    assert suite.failures == 1
