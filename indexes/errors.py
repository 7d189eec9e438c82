"""The error tree of the knowledge store.

IndexesError
├── ConfigurationError        a setting is unknown or wrong; the message names it and the remedy
├── DatabaseUnavailable       it cannot be reached, or is no database of ours
├── EmbedderError
│   ├── EmbedderMissing       the model is not in the cache: run `ventanilla init`
│   └── EmbedderDamaged       the model's digest does not match its manifest
├── SnapshotError
│   ├── NoSnapshot            nothing was indexed yet: run `ventanilla crawl`
│   ├── SnapshotDamaged       a file is missing, or its digest differs
│   └── SnapshotMismatch      built by another embedder or format: run `ventanilla reindex --full`
├── RecordError
│   ├── RecordNotFound
│   └── RecordInvalid         a row or line is refused; says which and why
├── BackupError              it cannot be written or put back; the message says why and what stayed
│   ├── BackupDamaged         the archive is cut off, altered, or none of ours
│   └── RestoreRefused        something is in the place, or in use; nothing was changed
└── JobError
    ├── JobBusy               another job has what this one needs for itself
    └── JobStopped            raised inside a handler, to end it at its next safe point
        ├── JobCancelled      somebody asked for it, or another worker has the job now
        └── JobInterrupted    the worker is closing; the job goes back to the queue
"""

from __future__ import annotations


class IndexesError(Exception):
    """Base of all errors of this room."""


class ConfigurationError(IndexesError):
    pass


class DatabaseUnavailable(IndexesError):
    pass


class EmbedderError(IndexesError):
    pass


class EmbedderMissing(EmbedderError):
    pass


class EmbedderDamaged(EmbedderError):
    pass


class SnapshotError(IndexesError):
    pass


class NoSnapshot(SnapshotError):
    pass


class SnapshotDamaged(SnapshotError):
    pass


class SnapshotMismatch(SnapshotError):
    pass


class RecordError(IndexesError):
    pass


class RecordNotFound(RecordError):
    pass


class RecordInvalid(RecordError):
    pass


class BackupError(IndexesError):
    pass


class BackupDamaged(BackupError):
    pass


class RestoreRefused(BackupError):
    pass


class JobError(IndexesError):
    pass


class JobBusy(JobError):
    pass


class JobStopped(JobError):
    pass


class JobCancelled(JobStopped):
    pass


class JobInterrupted(JobStopped):
    pass
