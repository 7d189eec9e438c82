"""A site of generated pages on loopback: the same pages for the same number, with validators, so
that what a recrawl costs can be measured without anybody's server."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_SECTIONS = (
    ("En qué consiste", "Permite {verb} {thing} en {place} cuando concurren motivos de {cause}."),
    ("Requisitos", "Ser titular de {thing}, residir en {place} y acreditar {cause} por escrito."),
    ("Documentación", "Solicitud de {thing}, memoria sobre {cause} y justificante de {place}."),
    ("Plazo de presentación", "Del {day} de marzo al {end} de abril de 2027, en {place}."),
    ("Plazo de resolución", "El plazo máximo para resolver sobre {thing} es de {months} meses."),
    ("Tasas", "La tasa por {verb} {thing} es de {fee},{cents:02d} €."),
    ("Normativa", "Decreto {decree}/2019, sobre {thing} y {cause} en {place}."),
)
_WORDS = {
    "verb": "inscribir|renovar|autorizar|comunicar|modificar|clausurar|ampliar|trasladar",
    "thing": (
        "viveros|colmenas|granjas escuela|pistas forestales|hornos artesanos|molinos|"
        "embarcaderos|refugios de montaña|talleres de forja|queserías|balnearios|archivos"
    ),
    "place": "la sierra|el valle|la ribera|el casco antiguo|la vega|el páramo|la costa",
    "cause": (
        "interés público|conservación del suelo|seguridad de las personas|relevo generacional|"
        "sequía prolongada|eficiencia energética|patrimonio inmaterial"
    ),
}
_PROSE = (
    "Quien desee {verb} {thing} lo hará constar por escrito, con indicación de {cause} y de los "
    "medios de los que dispone en {place}.",
    "La unidad competente podrá visitar {place} para comprobar el estado de {thing} y la realidad "
    "de {cause} que se haya alegado.",
    "Cuando en {place} concurra {cause}, se dará preferencia a quienes ya vinieran dedicándose a "
    "{thing} con carácter habitual.",
    "El personal técnico informará sobre {cause} y propondrá las condiciones en las que se puede "
    "{verb} {thing} sin perjuicio de terceros.",
    "No será necesario {verb} {thing} si la actividad en {place} es ocasional y no afecta a "
    "{cause}.",
)


class GeneratedSite:
    """`pages` of them, each a sheet of a procedure; `change` gives some of them another fee."""

    def __init__(self, pages: int) -> None:
        self.bodies = {f"/tramites/{n}": _page(n) for n in range(pages)}
        links = "\n".join(f"<url><loc>{{base}}{path}</loc></url>" for path in self.bodies)
        self._sitemap = f"<urlset>{links}</urlset>"
        self.base = ""

    def change(self, share: float) -> int:
        """How many pages were changed: one sentence of each."""
        count = max(1, round(len(self.bodies) * share))
        for path in list(self.bodies)[:: len(self.bodies) // count][:count]:
            self.bodies[path] = self.bodies[path].replace("La tasa por", "Desde enero, la tasa por")
        return count

    def answer(self, path: str) -> tuple[bytes, str] | None:
        if path == "/sitemap.xml":
            return self._sitemap.replace("{base}", self.base).encode(), "application/xml"
        body = self.bodies.get(path)
        return (body.encode(), "text/html; charset=utf-8") if body else None


@contextmanager
def serving(site: GeneratedSite) -> Iterator[str]:
    """The address of the site, for as long as the block runs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1  # an answer is one packet: in two, the second would wait for the first

        def do_GET(self) -> None:
            _respond(self, site)

        def log_message(self, *_: object) -> None:
            """Two thousand lines say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield site.base
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _respond(handler: BaseHTTPRequestHandler, site: GeneratedSite) -> None:
    found = site.answer(handler.path)
    body, kind = found or (b"", "text/plain")
    etag = f'"{blake2b(body, digest_size=8).hexdigest()}"'
    known = found is not None and handler.headers.get("If-None-Match") == etag
    handler.send_response(304 if known else 200 if found else 404)
    handler.send_header("ETag", etag)
    if not known:
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    if not known:
        handler.wfile.write(body)


def _prose(chance: random.Random) -> str:
    """Some 60 words: a sheet of a real sede has several hundred."""
    said = []
    for text in chance.sample(_PROSE, 3):
        values = {name: chance.choice(words.split("|")) for name, words in _WORDS.items()}
        said.append(text.format(**values))
    return f"<p>{' '.join(said)}</p>"


def _page(number: int) -> str:
    chance = random.Random(number)
    values: dict[str, object] = {
        name: chance.choice(words.split("|")) for name, words in _WORDS.items()
    }
    values |= {"day": chance.randint(1, 28), "end": chance.randint(1, 28)}
    values |= {"months": chance.randint(1, 12), "decree": chance.randint(1, 300)}
    values |= {"fee": chance.randint(5, 90), "cents": chance.randint(0, 99)}
    title = f"{values['verb']} {values['thing']} en {values['place']} {number}".capitalize()
    sections = "".join(
        f"<h2>{name}</h2><p>{text.format(**values)}</p>{_prose(chance)}" for name, text in _SECTIONS
    )
    return (
        f'<!doctype html><html lang="es"><head><title>{title}</title></head><body><main>'
        f"<h1>{title}</h1><p>Procedimiento n.º {20_000 + number}</p>{sections}</main></body></html>"
    )
