"""The same sheet in layouts that administrations use, each inside a whole page with menus, notices
and links that are no content. Labels are reworded, too: the label of a field is not its name."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from html import escape

from indexes.models import Aspect
from tests.ingest.extractors.sheets import Field, Sheet

COOKIES = "Utilizamos cookies propias y de terceros para mejorar la navegación. ¿Acepta su uso?"
BANNER = "La sede electrónica no estará disponible el domingo por tareas de mantenimiento."
NOISE = (
    "cookies", "mantenimiento", "Mapa web", "Iniciar sesión", "Síguenos", "label.tramite.titulo",
    "Última actualización", "Compartir en", "Página 1 de 3", "Aviso legal", "portlet.",
)  # fmt: skip

Render = Callable[[Sheet], str]


def page(sheet: Sheet, content: str, *, head: str = "", banner: str = BANNER) -> str:
    """`content` in the frame of a site."""
    title = escape(sheet.title)
    return f"""<!doctype html><html lang="es"><head><meta charset="utf-8">
<title>{title} | Sede electrónica</title>{head}</head><body>
<div id="cookie-notice" class="cookie-bar"><p>{COOKIES}</p><button>Aceptar</button></div>
<a class="skip" href="#contenido">Saltar al contenido principal</a>
<div class="top"><ul class="menu"><li><a href="/">Inicio</a></li><li><a href="/t">Trámites</a></li>
<li><a href="/s">Iniciar sesión</a></li><li><a href="/m">Mapa web</a></li></ul></div>
<div class="alert alert-warning" role="alert"><p>{banner}</p></div>
<ol class="breadcrumb"><li><a href="/">Inicio</a></li><li><a href="/c">Catálogo de trámites</a></li>
<li><a href="/f">{escape(sheet.theme)}</a></li><li>{title}</li></ol>
<div id="contenido" class="contenido"><h1>{title}</h1>
<p>label.tramite.titulo</p><div class="compartir"><span>Compartir en:</span>
<a href="#fb">Facebook</a> <a href="#x">X</a></div>
{content}
<p class="fecha">Última actualización: 3 de marzo de 2026</p>
<p>portlet.tramite.pie</p>
<div class="paginacion"><span>Página 1 de 3</span> <a href="?p=2">Siguiente</a></div></div>
<div class="lateral"><h2>Trámites relacionados</h2><ul><li><a href="/o1">Otro trámite</a></li>
<li><a href="/o2">Tarjeta ciudadana</a></li></ul></div>
<footer><p>Síguenos</p><a href="/al">Aviso legal</a> <a href="/pd">Protección de datos</a></footer>
</body></html>"""


def _value(field: Field) -> str:
    """As a list or in paragraphs; what nobody filled in stays as the template leaves it."""
    if not field.lines:
        return "<p>(sin datos)</p>"
    if field.listed:
        return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in field.lines) + "</ul>"
    return "".join(f"<p>{escape(line)}</p>" for line in field.lines)


def headings(sheet: Sheet, **kwargs: str) -> str:
    parts = [f"<h2>{escape(f.label)}</h2>{_value(f)}" for f in sheet.fields]
    code = f"<p>Código de clasificación: {sheet.code}</p>"
    return page(sheet, code + "".join(parts), **kwargs)


def definitions(sheet: Sheet, **kwargs: str) -> str:
    parts = [f"<dt>{escape(f.label)}:</dt><dd>{_value(f)}</dd>" for f in sheet.fields]
    code = f"<dt>Código del procedimiento</dt><dd>{sheet.code}</dd>"
    return page(sheet, f"<dl>{code}{''.join(parts)}</dl>", **kwargs)


def table(sheet: Sheet, **kwargs: str) -> str:
    rows = [f"<tr><th>{escape(f.label)}</th><td>{_value(f)}</td></tr>" for f in sheet.fields]
    code = f"<tr><th>Código</th><td>{sheet.code}</td></tr>"
    return page(sheet, f"<table><caption>Ficha</caption>{code}{''.join(rows)}</table>", **kwargs)


def details(sheet: Sheet, **kwargs: str) -> str:
    parts = [
        f"<details><summary>{escape(f.label)}</summary>{_value(f)}</details>" for f in sheet.fields
    ]
    return page(sheet, f"<p>Código: <b>{sheet.code}</b></p>{''.join(parts)}", **kwargs)


def accordion(sheet: Sheet, **kwargs: str) -> str:
    parts = [
        f'<h3><button aria-expanded="false" aria-controls="p{i}">{escape(f.label)}</button></h3>'
        f'<div id="p{i}" class="collapse" style="display:none">{_value(f)}</div>'
        for i, f in enumerate(sheet.fields)
    ]
    return page(sheet, f"<p>N.º de trámite: {sheet.code}</p>{''.join(parts)}", **kwargs)


def tabs(sheet: Sheet, **kwargs: str) -> str:
    names = "".join(
        f'<li role="presentation"><a role="tab" id="t{i}" href="#s{i}">{escape(f.label)}</a></li>'
        for i, f in enumerate(sheet.fields)
    )
    panels = "".join(
        f'<div role="tabpanel" id="s{i}" aria-labelledby="t{i}" hidden>{_value(f)}</div>'
        for i, f in enumerate(sheet.fields)
    )
    code = f"<p>Código de trámite: {sheet.code}</p>"
    return page(sheet, f'{code}<ul role="tablist">{names}</ul>{panels}', **kwargs)


def bold(sheet: Sheet, **kwargs: str) -> str:
    """Short values beside their label, lists below it."""
    return page(
        sheet,
        f"<p><strong>Código:</strong> {sheet.code}</p>" + "".join(map(_bold, sheet.fields)),
        **kwargs,
    )


def _bold(field: Field) -> str:
    label = f"<strong>{escape(field.label)}:</strong>"
    if field.listed or not field.lines:
        return f"<p>{label}</p>{_value(field)}"
    first, *rest = field.lines
    return f"<p>{label} {escape(first)}</p>" + "".join(f"<p>{escape(line)}</p>" for line in rest)


def classes(sheet: Sheet, **kwargs: str) -> str:
    """Nothing but divs whose classes mean something to their authors."""
    parts = "".join(
        f'<div class="bloque"><div class="bloque__titulo">{escape(f.label)}</div>'
        f'<div class="bloque__texto">{_divs(f)}</div></div>'
        for f in sheet.fields
    )
    code = (
        f'<div class="dato"><div class="dato__titulo">Código del trámite</div>'
        f'<div class="dato__valor">{sheet.code}</div></div>'
    )
    return page(sheet, f'<div class="ficha">{code}{parts}</div>', **kwargs)


def _divs(field: Field) -> str:
    lines = field.lines or ("(sin datos)",)
    return "".join(f"<div>{escape(line)}</div>" for line in lines)


def icons_and_capitals(sheet: Sheet, **kwargs: str) -> str:
    """Numbered headings in capitals, with an icon."""
    parts = [
        f'<h4><i class="fa fa-info"></i> {i}. {escape(f.label.upper())}</h4>{_value(f)}'
        for i, f in enumerate(sheet.fields, 1)
    ]
    return page(sheet, f"<p>CÓDIGO: {sheet.code}</p>{''.join(parts)}", **kwargs)


def linked_data(sheet: Sheet, **kwargs: str) -> str:
    """A page that a script fills in, and that search engines are told about."""
    data = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": sheet.title,
        "identifier": sheet.code,
        "category": sheet.theme,
        **{_PROPERTIES[f.aspects[0]]: list(f.lines) for f in sheet.fields if f.lines},
    }
    head = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    return page(sheet, '<div id="app"></div>', head=head, **kwargs)


_PROPERTIES = {
    "summary": "description",
    "channel": "availableChannel",
    "deadline": "hoursAvailable",
    "requirements": "requirements",
    "contact": "provider",
    "audience": "audience",
    "documents": "requiredDocuments",
    "fee": "fees",
    "resolution_term": "processingTime",
    "silence": "silence",
    "legal_basis": "isBasedOn",
    "appeal": "appeal",
}

LAYOUTS: dict[str, Render] = {
    render.__name__: render
    for render in (
        headings, definitions, table, details, accordion, tabs, bold, classes, icons_and_capitals,
        linked_data,
    )
}  # fmt: skip

# How administrations word the same fields.
WORDINGS: tuple[dict[str, str], ...] = (
    {},
    {
        "summary": "¿En qué consiste?", "channel": "¿Cómo se tramita?",
        "deadline": "¿Cuándo se puede solicitar?", "contact": "Órgano que resuelve",
        "requirements+documents": "¿Qué necesito?",
        "silence": "Efectos del silencio administrativo",
        "legal_basis": "Marco legal", "appeal": "Recursos que proceden contra la resolución",
    },
    {
        "summary": "Qué es", "channel": "Canales de presentación",
        "deadline": "Período de solicitud", "contact": "Unidad responsable",
        "requirements+documents": "Requisitos y documentos a presentar",
        "silence": "Sentido del silencio", "legal_basis": "Legislación aplicable",
        "appeal": "Vías de impugnación",
    },
    {
        "summary": "Objecte", "channel": "Com es pot fer", "deadline": "Termini de presentació",
        "requirements+documents": "Requisits i documentació", "contact": "Òrgan responsable",
        "silence": "Silenci administratiu", "legal_basis": "Normativa aplicable",
        "appeal": "Recursos",
    },
    {
        "summary": "Obxecto", "channel": "Forma de presentación",
        "deadline": "Prazo de presentación",
        "requirements+documents": "Requisitos e documentación", "contact": "Órgano competente",
        "silence": "Efectos do silencio administrativo", "legal_basis": "Lexislación aplicable",
        "appeal": "Recursos",
    },
)  # fmt: skip


def reworded(sheet: Sheet, wording: dict[str, str]) -> Sheet:
    fields = (replace(f, label=wording.get(f.name, f.label)) for f in sheet.fields)
    return replace(sheet, fields=tuple(fields))


def invented() -> Sheet:
    """One sheet of our own, for whoever has no catalogue at hand."""
    return Sheet(
        title="Autorización de rodajes en la vía pública",
        code="VP-31",
        theme="Espacio público",
        fields=(
            Field((Aspect.SUMMARY,), "Objeto", ("Permite rodar en las calles.",)),
            Field((Aspect.AUDIENCE,), "Personas interesadas", ("Productoras y particulares.",)),
            Field(
                (Aspect.DOCUMENTS,), "Documentación a aportar",
                ("Plano de ocupación", "Póliza de seguro", "Guion técnico"), listed=True,
            ),
            Field((Aspect.DEADLINE,), "Plazo de presentación", ("Con diez días de antelación.",)),
            Field((Aspect.FEE,), "Tasas", ("La tasa es de 45,10 euros por día.",)),
            Field((Aspect.RESOLUTION_TERM,), "Plazo de resolución", ("Un mes.",)),
            Field((Aspect.SILENCE,), "Sentido del silencio", ("Desestimatorio",)),
            Field((Aspect.LEGAL_BASIS,), "Normativa", ("Ordenanza de la vía pública",)),
            Field((Aspect.APPEAL,), "Recursos", ("Recurso potestativo de reposición.",)),
        ),
    )  # fmt: skip
