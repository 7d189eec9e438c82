"""The application as an ASGI server starts it: settings from the environment and the file."""

from __future__ import annotations

from fastapi import FastAPI

from assist.app import create_app
from indexes.settings import Settings


def create() -> FastAPI:
    return create_app(Settings.load())
