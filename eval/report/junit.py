"""The gate's outcome as JUnit XML, which CI servers show: one case a measure."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from junitparser import Failure, JUnitXml, TestCase, TestSuite

from eval.models import Metrics
from eval.report.numbers import interval, shown


def write_junit(path: Path, metrics: Metrics, failures: Mapping[str, str]) -> None:
    """`failures`: measure → why it does not pass."""
    suite = TestSuite("ventanilla eval")
    for name in sorted({*metrics.measures, *failures}):
        case = TestCase(name, classname=f"ventanilla.eval.{metrics.mode}")
        if name in failures:
            case.result = [Failure(failures[name])]
        elif name in metrics.measures:
            estimate = metrics.measures[name]
            case.system_out = f"{shown(name, estimate.value)} ({interval(name, estimate)})"
        suite.add_testcase(case)
    xml = JUnitXml("ventanilla")
    xml.add_testsuite(suite)
    xml.write(str(path), pretty=True)
