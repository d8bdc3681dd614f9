"""Uploads: of a file that is too large only so much is taken as shows that it is."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class BoundedUploads(TemporaryFileUploadHandler):
    """Keeps at most one byte more of each file than any form takes, and so fills neither memory nor disk."""

    chunk_size = 64 * 1024

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self.kept = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A part of it: written as long as there is room."""
        room = settings.UPLOAD_BYTES + 1 - self.kept
        part = raw_data[: max(room, 0)]
        self.kept += len(part)
        if part:
            super().receive_data_chunk(part, start)

    def file_complete(self, file_size: int) -> Any:
        """The file with the size of what was kept."""
        return super().file_complete(self.kept)
