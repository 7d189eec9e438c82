from __future__ import annotations

import pytest

from ingest.cleaners.markup import parse, strip, text_of

KEPT = "Texto de verdad que la página quiere decir, con bastantes palabras para contar."


@pytest.mark.parametrize(
    "noise",
    [
        "<nav><a href=/>Inicio</a></nav>",
        "<div role=navigation><a href=/>Inicio</a></div>",
        '<div class="cookie-notice">Usamos galletas</div>',
        '<ul class="breadcrumb"><li><a href=/>Inicio</a></li></ul>',
        '<div id="menuLateral"><a href=/>Inicio</a></div>',
        '<div class="swiper-slide">Diapositiva</div>',
        '<div class="aviso">Por mantenimiento informático, la web no estará disponible</div>',
        '<div hidden>Oculto</div>',
        '<p style="display: none">Oculto</p>',
        '<span aria-hidden="true">expand_more</span>',
        "<dialog>Ventana</dialog>",
        "<script>var a = 1</script>",
        "<noscript>Active JavaScript</noscript>",
        '<form class="buscador"><label>Buscar</label><button>Ir</button></form>',
        '<div id="pie"><p>Calle Mayor, 1</p></div>',
        "<!-- un comentario -->",
    ],
)  # fmt: skip
def test_noise_goes_and_content_stays(noise: str) -> None:
    soup = parse(f"<body><div>{noise}<h1>Título</h1><p>{KEPT}</p></div></body>")
    strip(soup)
    assert text_of(soup) == f"Título {KEPT}"


@pytest.mark.parametrize(
    "content",
    [
        f'<div class="page has-menu no-sidebar">{KEPT}</div>',
        f'<section id="prestacion-social">{KEPT}</section>',
        f'<div class="alert alert-info">Fuera de plazo. {KEPT}</div>',
        f'<div class="panel-collapse" style="display:none">{KEPT}</div>',
        f'<button aria-controls="p1"></button><div id="p1" hidden>{KEPT}</div>',
        f'<form action="x.aspx"><p>{KEPT}</p></form>',
        f'<header><h1>T</h1><p>{KEPT}</p></header>',
    ],
)  # fmt: skip
def test_content_with_a_suspicious_name_stays(content: str) -> None:
    soup = parse(
        f"<body><main>{content}<p>Otra frase del contenido de la página.</p></main></body>"
    )
    strip(soup)
    assert KEPT in text_of(soup)
