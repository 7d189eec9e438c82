"""Knowledge articles, written by editors."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from assist.articles import importing, service
from assist.articles.rendering import rendered
from assist.articles.schemas import (
    ArticleChanges,
    ArticleDeleted,
    ArticleImport,
    ArticleIn,
    ArticleOut,
    ArticlePage,
    Preview,
    PreviewIn,
    VersionDetail,
    Versions,
)
from assist.auth.dependencies import EditorDependency
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.paging import Limit, Offset
from assist.preconditions import Expected, show_version
from indexes.article_files import ArticleState
from indexes.repositories.articles import ArticleFilter

router = APIRouter(prefix="/v1", tags=["articles"])


@router.get("/articles")
def list_articles(
    _: EditorDependency,
    session: SessionDependency,
    q: Annotated[str | None, Query(max_length=500, description="Palabras.")] = None,
    state: ArticleState | None = None,
    tag: str | None = None,
    owner: str | None = None,
    deleted: bool = False,
    offset: Offset = 0,
    limit: Limit = 50,
) -> ArticlePage:
    """The last edited first. `deleted`: those that can be restored."""
    chosen = ArticleFilter(state=state, tag=tag, owner=owner, text=q, deleted=deleted)
    return service.articles(session, chosen, offset, limit)


@router.post("/articles", status_code=201)
def add_article(
    caller: EditorDependency, resources: ResourcesDependency, response: Response, body: ArticleIn
) -> ArticleOut:
    added = service.add(resources, body, caller)
    response.headers["Location"] = f"/v1/articles/{added.id}"
    return _shown(response, added)


@router.post("/articles:preview")
def preview_article(_: EditorDependency, body: PreviewIn) -> Preview:
    """Markdown as HTML without anything that runs or loads."""
    return Preview(html=rendered(body.body))


@router.post("/articles:import")
async def import_articles(
    caller: EditorDependency,
    resources: ResourcesDependency,
    request: Request,
    response: Response,
    dry_run: bool = False,
) -> ArticleImport:
    """JSONL (`application/x-ndjson`, `application/jsonl`) or CSV (`text/csv`). The good lines are
    kept: 200 when all were, 207 when some were, 422 when none was."""
    media_type = request.headers.get("content-type", "")
    report = await importing.import_body(
        resources, await request.body(), media_type, caller, dry_run
    )
    if report.failed:
        response.status_code = 207
    return report


@router.get("/articles/{article_id}")
def get_article(
    _: EditorDependency, session: SessionDependency, response: Response, article_id: str
) -> ArticleOut:
    return _shown(response, service.article(session, article_id))


@router.patch("/articles/{article_id}")
def change_article(
    caller: EditorDependency,
    resources: ResourcesDependency,
    response: Response,
    article_id: str,
    body: ArticleChanges,
    expected: Expected,
) -> ArticleOut:
    """`state` moves it through its life cycle: draft → review → published → expired."""
    return _shown(response, service.change(resources, article_id, body, expected, caller))


@router.delete("/articles/{article_id}")
def delete_article(
    caller: EditorDependency, resources: ResourcesDependency, article_id: str, expected: Expected
) -> ArticleDeleted:
    """For 30 days it can be restored by the call in `undo`."""
    return service.delete(resources, article_id, expected, caller)


@router.post("/articles/{article_id}:restore")
def restore_article(
    caller: EditorDependency, resources: ResourcesDependency, response: Response, article_id: str
) -> ArticleOut:
    return _shown(response, service.restore(resources, article_id, caller))


@router.get("/articles/{article_id}/versions")
def list_versions(_: EditorDependency, session: SessionDependency, article_id: str) -> Versions:
    """Who changed what and when, the last one first."""
    return service.versions(session, article_id)


@router.get("/articles/{article_id}/versions/{number}")
def get_version(
    _: EditorDependency, session: SessionDependency, article_id: str, number: int
) -> VersionDetail:
    return service.version(session, article_id, number)


@router.post("/articles/{article_id}/versions/{number}:restore")
def restore_version(
    caller: EditorDependency,
    resources: ResourcesDependency,
    response: Response,
    article_id: str,
    number: int,
    expected: Expected,
) -> ArticleOut:
    """Its content becomes the present one, as a version of its own; the state stays."""
    restored = service.restore_version(resources, article_id, number, expected, caller)
    return _shown(response, restored)


def _shown(response: Response, article: ArticleOut) -> ArticleOut:
    show_version(response, article.version)
    return article
