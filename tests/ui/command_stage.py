"""A window that stands as it stood, whatever the last command did to it."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from restore_parts import FakeRestorer
from window_parts import WindowCatalogue, pattern

from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe, Restoration
from looksmith.grade.session import Session, save_session
from looksmith.looks.importer import ImportReport, ImportResult
from looksmith.ui.scopes.reading import Scope
from looksmith.ui.window import MainWindow

__all__ = ["BASE", "OTHER", "Stage", "StageCatalogue", "with_restoration"]

BASE = Recipe(light=Light(exposure=0.2), blend=Blend((BlendTerm("look-03"),)))
OTHER = Recipe(light=Light(contrast=30), blend=Blend((BlendTerm("look-09"),)))


class StageCatalogue(WindowCatalogue):
    """A library that takes in any file as one of its looks."""

    def import_paths(self, paths, **_options):
        return ImportReport(
            tuple(ImportResult(path, self._looks[0]) for path in list(paths)[:1])
        )


class Stage:
    """A window with three photos, the middle one on screen, and a known edit.

    Parameters
    ----------
    folder
        Where photos, settings and all that is written are.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shoot = self._write("shoot", 3)
        self.others = self._write("others", 2)
        self.session = folder / "kept.looksmith"
        save_session(Session(OTHER, looks={}, titles={}), self.session)
        self.saved = folder / "saved.looksmith"
        self.catalogue = StageCatalogue()
        settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self.window = MainWindow(self.catalogue, settings, restorer=FakeRestorer())
        self.window.resize(1280, 800)
        self.window.show()
        self.fitted = 0.0

    def _write(self, name: str, count: int) -> list[Path]:
        (self.folder / name).mkdir()
        paths = [self.folder / name / f"{name}_{i}.png" for i in range(count)]
        for number, path in enumerate(paths):
            Image.fromarray(pattern(1200 + number, 800)).save(path)
        return [path.resolve() for path in paths]

    # -- what is seen

    @property
    def document(self):
        return self.window.document

    @property
    def canvas(self):
        return self.window.canvas

    @property
    def looks(self) -> list[str]:
        return [term.look for term in self.document.blend.terms]

    @property
    def stars(self) -> int | None:
        return self.window.photos.kept.rating(self.document.path)

    @property
    def told(self) -> str:
        """What the status bar says."""
        return self.window.status._message.text()

    @property
    def clipboard(self) -> str:
        return QGuiApplication.clipboard().text()

    def shows(self, kind: str) -> bool:
        """Return whether a dialog of a class is on screen."""
        return any(type(dialog).__name__ == kind for dialog in self.dialogs())

    def dialogs(self) -> list[QWidget]:
        tops = QApplication.topLevelWidgets()
        return [w for w in tops if w.isVisible() and w is not self.window]

    # -- as it was

    def answer(self, monkeypatch, *, files=(), folder="", save="") -> None:
        """Let the system's file dialogs answer at once."""
        names = [str(path) for path in files]
        answers = {
            "getOpenFileNames": (names, ""),
            "getOpenFileName": (names[0] if names else "", ""),
            "getSaveFileName": (str(save), ""),
            "getExistingDirectory": str(folder),
        }
        for name, answer in answers.items():
            fake = staticmethod(lambda *_args, _answer=answer, **_kw: _answer)
            monkeypatch.setattr(QFileDialog, name, fake)

    def rest(self, qtbot) -> None:
        """Bring everything back to how the first command found it."""
        self._close_what_is_open()
        self._switch_off()
        self._show_the_photo(qtbot)
        window = self.window
        window.photos.kept.rate(self.shoot, 0)
        window.stills.model.clear_all()
        for look in self.catalogue.looks():
            self.catalogue.set_favourite(look.id, False)
        self.document.edit(BASE, "Base")
        self.canvas.fit()
        self.canvas.setFocus()
        window.status.show_message("")
        self.saved.unlink(missing_ok=True)
        QGuiApplication.clipboard().clear()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        self.settle(qtbot)
        self.fitted = self.canvas.view.scale
        window.update_actions()

    def settle(self, qtbot) -> None:
        qtbot.waitUntil(lambda: self.window.settled, timeout=60_000)

    def _close_what_is_open(self) -> None:
        for dialog in self.dialogs():
            dialog.close()
        window = self.window
        window.photos.choice.dismiss()
        window.blend_panel.save_form.close_form()
        window.messages.dismiss()

    def _switch_off(self) -> None:
        window, canvas, viewing = self.window, self.canvas, self.window.viewing
        viewing.picture_only.set_on(False)
        if window.isFullScreen():
            window.showNormal()
        window.set_panels_hidden(False)
        window.filmstrip.set_on(True)
        window.hover.set_on(True)
        window.stills.grid.set_open(False)
        viewing.set_grey("theme")
        # Choosing their colours switches the marks on.
        viewing.clipping.set_scheme("red-blue")
        viewing.gamut.set_gamut("srgb")
        for switch in (
            canvas.set_before, canvas.set_split, canvas.set_beside,
            viewing.clipping.set_on, viewing.gamut.set_on, viewing.set_assessing,
            window.recovery.set_on, window.haze.set_on, window.proof.set_on,
            window.blend_panel.set_pad_shown,
        ):  # fmt: skip
            switch(False)
        window.devices.choose("auto")
        while window.histogram.scope != next(iter(Scope)):
            window.scopes.next()

    def _show_the_photo(self, qtbot) -> None:
        window, middle = self.window, self.shoot[1]
        if window.filmstrip.paths() != self.shoot:
            window.open_photos(self.shoot)
            qtbot.waitUntil(lambda: self.document.path == self.shoot[0])
            self.settle(qtbot)
        if self.document.path != middle:
            window.open_photos([middle])
        qtbot.waitUntil(
            lambda: self.document.path == middle and self.document.photo is not None,
            timeout=60_000,
        )

    def close(self) -> None:
        self._close_what_is_open()
        self.window.close()
        self.window.deleteLater()


def with_restoration(step: str) -> Recipe:
    """Return the base with Enhance or Dehaze on."""
    return BASE.replace(**{step: Restoration(enabled=True)})
