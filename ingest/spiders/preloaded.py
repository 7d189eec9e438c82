"""What every reader of pages needs, loaded by being imported: the extractors, the patterns that
they compile at the first page, and the model that tells languages."""

from __future__ import annotations

import gc
import logging

from ingest.extractors.extract import read_page

# A page's tree is thousands of objects that hold each other, of which none outlives the page: to
# look for those that nobody holds after every 700 took a twentieth of the time.
SELDOM = (50_000, 20, 50)
_PAGE = """<!doctype html><html lang="es"><head><title>Solicitud</title></head><body><main>
<h1>Solicitud</h1><h2>Requisitos</h2><ul><li>Residir en el municipio durante un año.</li></ul>
<h2>Plazo de presentación</h2><p>Del 1 al 30 de marzo de 2026. La tasa es de 5 euros.</p>
</main></body></html>"""

try:
    read_page(_PAGE.encode(), "https://sede.example/1", "text/html; charset=utf-8")
except Exception:  # each page will say so of itself; without this process there would be no reader
    logging.getLogger(__name__).exception("cannot read ahead")
gc.collect()
gc.set_threshold(*SELDOM)
gc.freeze()  # shared with the readers for as long as nobody touches it
