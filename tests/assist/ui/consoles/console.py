"""A console as a person uses it: by what is written on it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.conftest import CheckAccessibility

WIDTHS = (320, 768, 1280)


class Console:
    def __init__(self, page: Page, check_accessibility: CheckAccessibility) -> None:
        self.page = page
        self._check = check_accessibility

    def sign_in(self, key: str) -> None:
        field = self.page.get_by_label(re.compile("Clave de acceso|Access key"))
        field.fill(key)
        field.press("Enter")

    def open(self, section: str) -> None:
        """By the navigation."""
        self.page.get_by_role("navigation", name="Secciones").get_by_role(
            "link", name=section, exact=True
        ).click()
        self.expect_heading(section)

    def expect_heading(self, text: str) -> None:
        expect(self.page.get_by_role("heading", level=1, name=text)).to_be_visible()

    def expect_told(self, text: str) -> None:
        expect(self.page.locator(".toast")).to_contain_text(text)

    def expect_text(self, text: str) -> None:
        expect(self.page.locator("main").get_by_text(text).first).to_be_visible()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def link(self, name: str) -> Locator:
        return self.page.locator("main").get_by_role("link", name=name)

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(label, exact=True)

    def check(self) -> None:
        """What is shown is accessible, and fits, on a phone, a tablet and a desk."""
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 800})
            self._check(self.page)
