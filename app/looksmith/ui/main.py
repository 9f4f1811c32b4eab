"""Start the window, and take pictures of it."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QSettings, QSocketNotifier, Signal
from PySide6.QtWidgets import QApplication

from looksmith.errors import LooksmithError
from looksmith.grade.recipe import Recipe
from looksmith.looks.catalogue import Catalogue, default_data_dir
from looksmith.ui.app_icon import app_icon
from looksmith.ui.language import set_language
from looksmith.ui.library_words import shown_word
from looksmith.ui.preferences import Preferences
from looksmith.ui.scale import prepare_scale
from looksmith.ui.theme import apply_theme
from looksmith.work.bands import use_cores
from looksmith.work.interpreter import loading_modules, take_short_turns

if TYPE_CHECKING:
    from looksmith.ui.window import MainWindow

__all__ = [
    "ErrorRelay",
    "log_to",
    "main",
    "make_application",
    "make_window",
    "open_settings",
    "render_window",
    "run_window",
    "take_screenshot",
]

_LOG_BYTES = 1_000_000
_TIMEOUT_S = 60.0
_QUIET_S = 0.25

_log = logging.getLogger("looksmith")


class ErrorRelay(QObject):
    """Bring uncaught errors of any thread to the message bar and the log file."""

    caught = Signal(str, str)

    def install(self) -> None:
        """Take Python's hooks for uncaught errors."""
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error

    def remove(self) -> None:
        """Give Python its hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        error = args.exc_value or args.exc_type()
        self._on_error(args.exc_type, error, args.exc_traceback)

    def _on_error(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        detail = "".join(traceback.format_exception(kind, error, trace))
        _log.error("Uncaught error\n%s", detail)
        text = self.tr("Something went wrong: {reason}")
        message = (
            error.message
            if isinstance(error, LooksmithError)
            else (text.format(reason=error or kind.__name__))
        )
        self.caught.emit(message, detail)


def log_to(folder: Path) -> None:
    """Write the log to ``looksmith.log`` in `folder`, and nowhere else."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in list(_log.handlers):
        _log.removeHandler(old)
        old.close()
    handler = RotatingFileHandler(
        folder / "looksmith.log", maxBytes=_LOG_BYTES, backupCount=1, delay=True,
        encoding="utf-8",
    )  # fmt: skip
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)


def _quit_on_interrupt(app: QApplication) -> Callable[[], None]:
    """Let Ctrl+C in the terminal quit; return what undoes it.

    Python's handlers run only between bytecodes, and Qt's loop runs none while idle: a
    socket that the signal writes to wakes the loop.
    """
    reader, writer = socket.socketpair()
    for end in (reader, writer):
        end.setblocking(False)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: reader.recv(64))
    old_fd = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    old_handler = signal.signal(signal.SIGINT, lambda *_: app.quit())

    def undo() -> None:
        signal.signal(signal.SIGINT, old_handler)
        signal.set_wakeup_fd(old_fd)
        notifier.setEnabled(False)
        reader.close()
        writer.close()

    return undo


def _needs_display() -> bool:
    """Return whether Qt would abort the process for want of a display."""
    places = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(map(os.environ.get, places))


def make_application(*, offscreen: bool = False) -> QApplication:
    """Return the application with its theme; the one that runs, if one does.

    Parameters
    ----------
    offscreen
        Draw windows in memory when there is no display.

    Raises
    ------
    LooksmithError
        There is no display.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        if _needs_display():
            if not offscreen:
                raise LooksmithError(
                    "There is no display to open a window on; "
                    "“looksmith --help” lists what works without one."
                )
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        app = QApplication(sys.argv[:1])
    app.setApplicationName("looksmith")
    app.setApplicationDisplayName("Looksmith")
    app.setDesktopFileName("looksmith")
    app.setWindowIcon(app_icon())
    apply_theme(app)
    take_short_turns()
    return app


def open_settings(data_dir: Path | None = None) -> QSettings:
    """Return the settings in the user's data folder, which is made if need be."""
    folder = data_dir or default_data_dir()
    folder.mkdir(parents=True, exist_ok=True)
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def _settle_start(preferences: Preferences) -> None:
    """Do what the preferences ask for that can be done only at the start."""
    prepare_scale(preferences)
    use_cores(preferences.number("performance/cores") or None)


def make_window(data_dir: Path | None = None) -> MainWindow:
    """Open the library and build the window over it, not shown yet.

    Parameters
    ----------
    data_dir
        Where the user's looks and settings are; the usual place by default.
    """
    with loading_modules():
        from looksmith.ui.window import MainWindow

    settings = open_settings(data_dir)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        preferences = Preferences(settings)
        set_language(app, preferences.text("general/language"))
        apply_theme(app, preferences.text("general/theme"))
    catalogue = Catalogue.open(data_dir or default_data_dir())
    catalogue.say = shown_word
    return MainWindow(catalogue, settings)


def run_window(
    photos: Sequence[Path] = (),
    *,
    data_dir: Path | None = None,
    screenshot: Path | None = None,
) -> int:
    """Show the window until it is closed.

    Parameters
    ----------
    photos
        The first is opened, the others wait under "Open recent".
    data_dir
        Where the user's looks and settings are; the usual place by default.
    screenshot
        Write a picture of the window there and close it.

    Returns
    -------
    int
        The exit status.
    """
    _settle_start(Preferences(open_settings(data_dir)))
    app = make_application(offscreen=screenshot is not None)
    relay = ErrorRelay()
    relay.install()
    log_to(data_dir or default_data_dir())
    undo = _quit_on_interrupt(app)
    window = make_window(data_dir)
    relay.caught.connect(window.messages.show_error)
    window.show()
    try:
        if screenshot is not None:
            window.open_photos(photos)
            take_screenshot(window, screenshot)
            window.close()
            return 0
        window.beginning.begin(photos)
        return app.exec()
    finally:
        window.close()
        undo()
        relay.remove()


def _wait_until_settled(window: MainWindow, timeout: float) -> None:
    """Run events until nothing has been under way for a moment."""
    end = time.monotonic() + timeout
    quiet_since: float | None = None
    while time.monotonic() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        now = time.monotonic()
        if not window.settled:
            quiet_since = None
        elif quiet_since is None:
            quiet_since = now
        elif now - quiet_since >= _QUIET_S:
            return
        time.sleep(0.005)
    raise LooksmithError("The window's pictures did not arrive in time.")


def take_screenshot(
    window: MainWindow, path: Path, *, timeout: float = _TIMEOUT_S
) -> None:
    """Wait for previews and thumbnails, then write a picture of the window.

    Parameters
    ----------
    window
        Shown already.
    path
        Where to, as PNG.
    timeout
        Seconds to wait at most.

    Raises
    ------
    LooksmithError
        The pictures did not arrive in time, or the file cannot be written.
    """
    _wait_until_settled(window, timeout)
    if not window.grab().save(str(path), "PNG"):
        raise LooksmithError(f"{path.name} cannot be written.")


def render_window(
    photo: Path,
    path: Path,
    *,
    recipe: Recipe | None = None,
    size: tuple[int, int] = (1440, 900),
    data_dir: Path,
    prepare: Callable[[MainWindow], None] | None = None,
) -> None:
    """Write a picture of a window that shows `photo` with `recipe`.

    Parameters
    ----------
    photo
        The photo to open.
    path
        Where to, as PNG.
    recipe
        The edit to show.
    size
        Width and height of the window.
    data_dir
        A folder for settings and looks, so that the user's own stay out of the picture.
    prepare
        Called with the window before the picture is taken.
    """
    make_application(offscreen=True)
    window = make_window(data_dir)
    window.resize(*size)
    window.show()
    try:
        window.open_photos([photo])
        _wait_until_settled(window, _TIMEOUT_S)
        if recipe is not None:
            window.document.edit(recipe, "Recipe")
        if prepare is not None:
            prepare(window)
        take_screenshot(window, path)
    finally:
        window.close()


def main(argv: Sequence[str] | None = None, photos: Sequence[Path] = ()) -> int:
    """Run the window on the photos named as arguments; return the exit status."""
    given = [Path(name) for name in (sys.argv[1:] if argv is None else argv)]
    try:
        return run_window([*photos, *given])
    except LooksmithError as error:
        sys.stderr.write(f"looksmith: {error}\n")
        return 1
