"""The one-line help of a command, read from its source without importing it."""

from __future__ import annotations

import ast
from importlib.util import find_spec


def summary_of(reference: str) -> str:
    """`reference` is "module:function" or "module:app". "" when the source says nothing."""
    module, _, name = reference.partition(":")
    try:
        spec = find_spec(module)
    except ModuleNotFoundError:
        return ""
    if spec is None or spec.origin is None or not spec.origin.endswith(".py"):
        return ""
    with open(spec.origin, encoding="utf-8") as stream:  # noqa: PTH123
        tree = ast.parse(stream.read())
    return _first_line(_docstring(tree, name) or _app_help(tree, name))


def _docstring(tree: ast.Module, name: str) -> str:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return ast.get_docstring(node) or ""
    return ""


def _app_help(tree: ast.Module, name: str) -> str:
    """The `help` that the Typer app is made with."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(_is_name(t, name) for t in node.targets):
            return _help_argument(node.value)
    return ""


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _help_argument(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        for keyword in node.keywords:
            if keyword.arg == "help" and isinstance(keyword.value, ast.Constant):
                return str(keyword.value.value)
    return ""


def _first_line(text: str) -> str:
    return " ".join(text.strip().split("\n\n")[0].split())
