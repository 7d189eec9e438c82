"""The demonstration from end to end: two sites, a worker, the service, a crawl, a suggestion."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console

from indexes.models import Value
from indexes.settings import Settings
from ingest.demo.morning import Morning, Player, Visit, visits
from ingest.demo.preparation import Prepared, prepare
from ingest.demo.processes import Processes, run_to_end
from ingest.demo.progress import crawl_progress
from ingest.demo.server import DemoSites
from ingest.demo.service import Service


class Query(Value):
    text: str
    office: str
    channel: str


class Demonstrated(Value):
    """What `ventanilla demo --json` prints."""

    query: Query
    suggestion: dict[str, Any]
    crawl: dict[str, Any]  # the result of the job
    portal: str
    sede: str
    service: str
    host_page: str
    key: str
    knowledge_console: str
    editor_key: str
    quality_console: str
    quality_key: str
    service_console: str
    supervisor_key: str
    morning: Morning

    @property
    def answered(self) -> bool:
        return self.suggestion["status"] == "answered" and bool(self.suggestion["citations"])


class Demonstration:
    """Running processes with something to show. `serve` waits until Ctrl-C."""

    def __init__(self, processes: Processes, service: Service, prepared: Prepared) -> None:
        self._processes = processes
        self._service = service
        self._prepared = prepared

    @property
    def prepared(self) -> Prepared:
        return self._prepared

    def crawl(self, console: Console) -> dict[str, Any]:
        """The result of the job. Raises JobFailed, ServiceRefused, ProcessEnded."""
        prepared = self._prepared
        with crawl_progress(console) as watch:
            job = self._service.crawl(
                prepared.sources, prepared.editor_key, self._processes.check, watch
            )
        result: dict[str, Any] = job["result"]
        return result

    def ask(self, query: Query) -> dict[str, Any]:
        """The suggestion, as POST /v1/suggestions answers it."""
        return self._service.suggest(
            query.text, self._prepared.agent_key, office=query.office, channel=query.channel
        )

    def play(self, played: Sequence[Visit]) -> Morning:
        """Raises ServiceRefused."""
        return Player(self._service, self._prepared.agent_key).play(played)

    def serve(self) -> None:
        """Until Ctrl-C. Raises ProcessEnded when the worker or the service ends before."""
        try:
            while True:
                self._processes.check()
                time.sleep(1)
        except KeyboardInterrupt:
            return


@contextmanager
def started(settings: Settings, sites: DemoSites, console: Console) -> Iterator[Demonstration]:
    """Prepares the data directory, then starts a worker and the service; ends them at the end."""
    run_to_end(settings.data_dir, "init")
    prepared = prepare(settings, sites.portal_url, sites.sede_url)
    console.print(f"{prepared.offices} oficinas y {prepared.cases} consultas resueltas listas.")
    with Processes(settings.data_dir) as processes, Service(service_url(settings)) as service:
        processes.start("worker")
        processes.start("serve", "--port", str(settings.port), "--workers", "1")
        service.wait(processes.check)
        yield Demonstration(processes, service, prepared)


def demonstrate(
    demonstration: Demonstration,
    settings: Settings,
    sites: DemoSites,
    query: Query,
    console: Console,
) -> Demonstrated:
    """Crawls both sites, asks the question, and plays a morning in the offices."""
    console.print("Rastreando e indexando los dos sitios…")
    crawled = demonstration.crawl(console)
    suggestion = demonstration.ask(query)
    console.print("Una mañana en las oficinas…")
    morning = demonstration.play(visits())
    url = service_url(settings)
    keys = demonstration.prepared
    return Demonstrated(
        query=query,
        suggestion=suggestion,
        crawl=crawled,
        portal=f"{sites.portal_url}/",
        sede=f"{sites.sede_url}/",
        service=url,
        host_page=f"{url}/ui/host",
        key=keys.agent_key,
        knowledge_console=f"{url}/ui/knowledge",
        editor_key=keys.editor_key,
        quality_console=f"{url}/ui/quality",
        quality_key=keys.quality_key,
        service_console=f"{url}/ui/service",
        supervisor_key=keys.supervisor_key,
        morning=morning,
    )


def service_url(settings: Settings) -> str:
    return f"http://{settings.host}:{settings.port}"
