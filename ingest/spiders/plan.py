"""What a crawling process is asked to do."""

from __future__ import annotations

from datetime import datetime

from indexes.models import Value
from indexes.settings import Settings
from ingest.sources import SourceConfig


class CrawlPlan(Value):
    """`settings` are dumped without secrets, which a crawl does not need. With `dry_run` nothing is
    stored; with `refetch` pages are fetched even if they say that they did not change; `resumed`
    goes on with the crawl that began at `started_at`, and does not ask for what it had."""

    settings: dict[str, object]
    source: SourceConfig
    started_at: datetime
    dry_run: bool = False
    refetch: bool = False
    resumed: bool = False
    max_pages: int | None = None

    @property
    def limit(self) -> int:
        return self.max_pages or self.source.max_pages

    def load_settings(self) -> Settings:
        return Settings.model_validate(self.settings)


def dumped(settings: Settings) -> dict[str, object]:
    return settings.model_dump(mode="json", exclude={"chat_api_key"})
