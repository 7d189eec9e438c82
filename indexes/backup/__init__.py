"""Backups: one archive of all that an installation cannot make again, and the way back."""

from indexes.backup.manifest import BackupManifest
from indexes.backup.restoring import Restored, restore
from indexes.backup.writing import back_up

__all__ = ["BackupManifest", "Restored", "back_up", "restore"]
