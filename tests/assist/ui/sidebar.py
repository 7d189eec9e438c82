"""The sidebar as a person uses it: by what is written on it."""

from __future__ import annotations

from playwright.sync_api import FrameLocator, Locator, Page, expect

QUESTION = "¿Qué documentos hacen falta para la licencia de pesca y cuánto cuesta?"


class Sidebar:
    def __init__(self, root: Page | FrameLocator) -> None:
        self._root = root

    @property
    def question(self) -> Locator:
        return self._root.get_by_label("Consulta", exact=True)

    @property
    def draft(self) -> Locator:
        return self._root.get_by_role("region", name="Propuesta de respuesta")

    @property
    def sources(self) -> Locator:
        return self._root.get_by_role("region", name="Fuentes citadas")

    def button(self, name: str) -> Locator:
        return self._root.get_by_role("button", name=name, exact=True)

    def text(self, text: str) -> Locator:
        return self._root.get_by_text(text).first

    def sign_in(self, key: str) -> None:
        self._root.get_by_label("Clave de acceso").fill(key)
        self.button("Entrar").click()

    def ask(self, question: str = QUESTION) -> None:
        self.question.fill(question)
        self.question.press("Control+Enter")

    def expect_text(self, text: str) -> None:
        expect(self.text(text)).to_be_visible()
