"""What a report of a fault needs to know of this computer, and nothing of photos."""

from __future__ import annotations

import locale
import platform
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QScreen

from looksmith import __version__
from looksmith.ui.theme import current_theme
from looksmith.work.bands import core_count, processor_count

if TYPE_CHECKING:
    from looksmith.ui.window import MainWindow

__all__ = ["diagnostics", "redact"]

_PACKAGES = (
    "PySide6-Essentials", "numpy", "numba", "torch", "opencolorio", "imagecodecs",
    "tifffile", "pillow", "rawpy", "pi-heif",
)  # fmt: skip
_LOG_BYTES, _LOG_LINES = 32_000, 80

_SOURCE = re.compile(
    r'"[^"\n]*?((?:looksmith|site-packages|lib[/\\]python[\d.]+)[/\\][^"\n]+\.py)"'
)
_ENDING = r"\.[A-Za-z][A-Za-z0-9]{1,9}"
_START = r"(?<![\w.])(?:[A-Za-z]:[\\/]|\\\\|~[\\/]|/)"
_HIDDEN = (
    # Between quotes, spaces belong to a name; outside, they do up to an ending.
    re.compile(rf"(?<=[\"'“‘]){_START}[^\"'”’\n]*"),
    re.compile(rf"(?<=[\"'“‘])[^\"'“”‘’\n]*{_ENDING}(?=[\"'”’])"),
    re.compile(rf"{_START}[^\"'“”:;\n]*{_ENDING}\b"),
    re.compile(rf"{_START}[^\s\"'“”:;,]+"),
)
_MARK = "‹file›"


def redact(text: str, known: Iterable[Path] = ()) -> str:
    """Return a text without the names of files and folders, but for source files.

    Parameters
    ----------
    text
        A log, a message, a traceback.
    known
        Files whose names must not stay, wherever they stand in it.
    """
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[1].replace("\\", "/"))
        return f"\0{len(kept) - 1}\0"

    text = _SOURCE.sub(keep, text)
    names = {name for path in known for name in (str(path), path.name)} - {""}
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, _MARK)
    for pattern in _HIDDEN:
        text = pattern.sub(_MARK, text)
    return re.sub("\0(\\d+)\0", lambda found: f'"{kept[int(found[1])]}"', text)


def _versions() -> Iterator[str]:
    yield f"Looksmith {__version__}"
    bundle = " (bundle)" if getattr(sys, "frozen", False) else ""
    yield f"Python {platform.python_version()}{bundle}, Qt {qVersion()}"
    for name in _PACKAGES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} –"


def _system() -> Iterator[str]:
    yield f"{platform.platform()}, {platform.machine()}"
    yield f"Processors: {core_count()} of {processor_count()}"
    yield f"Language: {locale.getlocale()[0]}"
    yield f"Platform: {QGuiApplication.platformName()}, theme: {current_theme()}"
    for number, screen in enumerate(QGuiApplication.screens(), start=1):
        yield f"Screen {number}: {_screen(screen)}"


def _screen(screen: QScreen) -> str:
    size, ratio = screen.size(), screen.devicePixelRatio()
    depth, rate = screen.depth(), screen.refreshRate()
    return f"{size.width()} × {size.height()} × {ratio:g}, {depth} bits, {rate:.0f} Hz"


def _window(window: MainWindow) -> Iterator[str]:
    yield f"Window: {window.width()} × {window.height()}"
    yield f"Models run on: {window.devices.chosen} ({window.devices.text('auto')})"
    yield f"Looks: {len(window.library_ids)}"
    photo = window.document.photo
    if photo is not None:
        info = photo.info
        yield f"Photo: {info.format}, {photo.width} × {photo.height}, {info.bits} bits"


def _log_tail(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            stream.seek(max(0, path.stat().st_size - _LOG_BYTES))
            lines = stream.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return ""
    return "\n".join(lines[-_LOG_LINES:])


def diagnostics(window: MainWindow, message: str = "") -> str:
    """Return what a report needs: versions, system, screens, and the log's end.

    Parameters
    ----------
    window
        The window.
    message
        What it is about; comes first.
    """
    known = {*window.recent.paths(), *window.filmstrip.paths()}
    if window.document.path is not None:
        known.add(window.document.path)
    folder = Path(window.settings.fileName()).parent
    log = _log_tail(folder / "looksmith.log")
    parts = (
        message,
        "\n".join(_versions()),
        "\n".join(_system()),
        "\n".join(_window(window)),
        f"Log:\n{log}" if log else "Log: empty",
    )
    text = "\n\n".join(part for part in parts if part)
    return redact(text, known) + "\n"
