"""Writing results so that a failure leaves no half file."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

__all__ = ["write_text"]


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text with Unix line ends; an existing file is replaced whole."""
    with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        part = Path(file.name)
        try:
            file.write(text.encode())
            file.close()
            part.chmod(0o644)
            os.replace(part, path)
        except OSError:
            file.close()
            part.unlink(missing_ok=True)
            raise
