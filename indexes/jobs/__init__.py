"""Durable jobs: rows with their state and progress, and a queue that brings them to workers."""

from indexes.jobs.consume import consume
from indexes.jobs.context import JobContext
from indexes.jobs.enqueue import enqueue, run_now
from indexes.jobs.recovery import recover
from indexes.jobs.run import Handler, Handlers, run_job

__all__ = [
    "Handler",
    "Handlers",
    "JobContext",
    "consume",
    "enqueue",
    "recover",
    "run_job",
    "run_now",
]
