"""From `ventanilla:context` to the draft on the agent's screen, beside the API's own time.

Chromium shows the sidebar of the real service; the same page tells it one conversation after
another. What the service says it took (`timings_ms.total`) stands in the same run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Request, sync_playwright

from eval.benchmarks.corpus import questions
from eval.benchmarks.measures import percentiles
from eval.benchmarks.service import running_service
from eval.benchmarks.showing import show
from indexes.settings import Settings

CONVERSATIONS = 50
WARM_UP = 5
CHROMIUM = Path("/usr/bin/chromium")

# Milliseconds until there is text of a draft or a status, and until the status stands.
_TELL = """async ([id, text]) => {
  const sidebar = document.querySelector("ventanilla-sidebar");
  const conversation = [{ role: "citizen", text }];
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const shown = (name) => sidebar.shadowRoot.querySelector(name);
  const began = performance.now();
  postMessage({ type: "ventanilla:context", interaction_id: id, channel: "email", conversation },
    location.origin);
  while (shown("ventanilla-status")) await frame();
  let first = null;
  for (;;) {
    await frame();
    const now = performance.now() - began;
    if (first === null && (shown("ventanilla-draft") || shown("ventanilla-status"))) first = now;
    if (shown("ventanilla-status")) return [first, now];
    if (shown("ventanilla-problem") || now > 60_000) throw new Error("no suggestion on screen");
  }
}"""


def run(settings: Settings, *, quiet: bool = False) -> dict[str, Any]:
    asked = questions(settings, CONVERSATIONS + WARM_UP)
    with running_service(settings) as client, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        displayed: list[str] = []
        page.on("request", lambda request: displayed.extend(_displayed(request)))
        page.goto(f"{client.base_url}/ui/sidebar")
        page.get_by_label("Clave de acceso").fill(client.headers["Authorization"].split()[1])
        page.get_by_role("button", name="Entrar").click()
        page.get_by_label("Consulta", exact=True).wait_for()
        times = [page.evaluate(_TELL, [str(n), text]) for n, text in enumerate(asked)][WARM_UP:]
        browser.close()
        own = [_own_time(client, id) for id in displayed[WARM_UP:]]
    rows = {
        "context to first text": percentiles([first / 1e3 for first, _ in times]),
        "context to done": percentiles([done / 1e3 for _, done in times]),
        "the API's own time": percentiles(own),
    }
    ratio = rows["context to done"]["p50_ms"] / rows["the API's own time"]["p50_ms"]
    if not quiet:
        _print(rows, ratio)
    return {"conversations": len(times), **rows, "ratio_p50": ratio}


def _displayed(request: Request) -> list[str]:
    """The id of the suggestion that a request says was displayed."""
    return request.url.split("/")[-2:-1] if request.url.endswith("/events") else []


def _own_time(client: httpx.Client, id: str) -> float:
    """What the service says that it took, in seconds."""
    record = client.get(f"/v1/suggestions/{id}").raise_for_status().json()
    return float(record["timings_ms"]["total"]) / 1e3


def _print(rows: dict[str, dict[str, float]], ratio: float) -> None:
    table = [(name, *(f"{v:.1f}" for v in values.values())) for name, values in rows.items()]
    title = f"{CONVERSATIONS} conversations on screen, one worker, Chromium"
    show(title, ("time", "p50 ms", "p95 ms", "p99 ms"), table)
    print(f"\non screen ÷ the API's own time at p50: {ratio:.1f}")
