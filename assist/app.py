"""The web application: `create_app(settings)` opens what it shares and wires the routers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

from assist import ui_pages
from assist.access_log import keep_references_out
from assist.adapters.router import router as adapters_router
from assist.approvals.router import router as approvals_router
from assist.articles.router import router as articles_router
from assist.audit.router import router as audit_router
from assist.canonical.router import router as canonical_router
from assist.cases.router import router as cases_router
from assist.citizens.router import router as citizens_router
from assist.consent.router import router as consent_router
from assist.escalations.router import router as escalations_router
from assist.evaluations.router import router as evaluations_router
from assist.health.router import router as health_router
from assist.inbound.router import router as inbound_router
from assist.indicators.router import router as indicators_router
from assist.insights.router import router as insights_router
from assist.interactions.router import router as interactions_router
from assist.jobs.router import router as jobs_router
from assist.knowledge.router import router as knowledge_router
from assist.knowledge.truth_router import router as truth_router
from assist.limits import BodyLimit
from assist.live.router import router as live_router
from assist.mcp_server import endpoint as mcp_endpoint
from assist.metrics import RequestMetrics
from assist.notices.pages import router as notice_pages
from assist.notices.router import router as notices_router
from assist.open_data.router import router as open_data_router
from assist.outbox.router import router as outbox_router
from assist.problems import add_handlers
from assist.resources import open_resources
from assist.security_headers import add_security_headers
from assist.sessions.router import router as sessions_router
from assist.snapshots.router import router as snapshots_router
from assist.sources.router import router as sources_router
from assist.suggestions.router import router as suggestions_router
from assist.surveys.public_router import router as survey_pages_router
from assist.surveys.router import router as surveys_router
from assist.tools.router import router as tools_router
from assist.webhooks.router import router as webhooks_router
from indexes.settings import Settings

ROUTERS = (
    suggestions_router,
    knowledge_router,
    truth_router,
    sources_router,
    articles_router,
    cases_router,
    canonical_router,
    snapshots_router,
    sessions_router,
    insights_router,
    interactions_router,
    inbound_router,
    consent_router,
    citizens_router,
    adapters_router,
    audit_router,
    jobs_router,
    evaluations_router,
    escalations_router,
    approvals_router,
    live_router,
    outbox_router,
    webhooks_router,
    notices_router,
    notice_pages,
    tools_router,
    health_router,
    surveys_router,
    indicators_router,
    open_data_router,
    survey_pages_router,
    ui_pages.router,
)
_LARGER_BODIES = {
    ":import": 50_000_000,  # resolved cases arrive as whole files
    "/inbound/email": 50_000_000,
    "/inbound/whatsapp": 3_145_728,  # Meta's batches
}


def create_app(settings: Settings) -> FastAPI:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        keep_references_out()
        app.state.resources = open_resources(settings)
        await run_in_threadpool(app.state.resources.suggestions.warm_up)
        async with mcp_endpoint.serving(app):
            yield
        app.state.resources.close()

    app = FastAPI(
        title="Ventanilla",
        version="1",
        summary="Respuestas citadas para quien atiende a la ciudadanía",
        lifespan=lifespan,
        docs_url=None,  # its page loads scripts from third parties; /openapi.json stays
        redoc_url=None,
    )
    add_handlers(app)
    for router in ROUTERS:
        app.include_router(router)
    mcp_endpoint.mount(app)
    app.mount("/ui", ui_pages.assets())
    app.add_middleware(
        BodyLimit,
        max_bytes=settings.max_body_bytes,
        larger=_LARGER_BODIES,
    )
    add_security_headers(app, settings.allowed_origins)
    app.add_middleware(RequestMetrics)
    return app
