"""Keep what Enhance or the blend does to colours as one of the user's looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from looksmith.grade.sources import LookSource
from looksmith.ui.document import Document
from looksmith.ui.figures import decimal
from looksmith.ui.messages import MessageBar
from looksmith.ui.panels.blend_save import BlendSaveForm
from looksmith.ui.restoring import Restoring
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

if TYPE_CHECKING:
    from looksmith.grade.as_look import KeptError
    from looksmith.looks.catalogue import Catalogue
    from looksmith.looks.look import Look

__all__ = ["BlendKeeper", "EnhanceKeeper"]

_PRIORITY = 4
_SHOWN = 0.005


class EnhanceKeeper(QObject):
    """Ask for a title and put Enhance's LUT, at its strength, into the library.

    Parameters
    ----------
    document, restoring
        The recipe, and what Enhance found.
    catalogue
        Receives the look.
    workers, messages, window
        Where it is stored, where it speaks, the dialog's parent.
    """

    kept = Signal(str)
    """The id of a look that is in the library now."""

    def __init__(
        self,
        document: Document,
        restoring: Restoring,
        catalogue: Catalogue,
        workers: Workers,
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document, self._restoring = document, restoring
        self._catalogue, self._workers = catalogue, workers
        self._messages, self._window = messages, window

    @property
    def possible(self) -> bool:
        """Whether there is something to keep."""
        return self._restoring.applied("enhance")

    def ask(self) -> QInputDialog | None:
        """Open a dialog for the title, and return it; None when nothing is found."""
        if not self.possible:
            return None
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Keep Enhance as a look"))
        dialog.setLabelText(
            self.tr(
                "What Enhance does to this photo's colours becomes a look for any "
                "photo.\nTitle"
            )
        )
        dialog.setTextValue(self._title())
        dialog.textValueSelected.connect(self.keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(False)
        dialog.show()
        return dialog

    def keep(self, title: str) -> None:
        """Store the colour part as it is on screen."""
        enhanced = self._restoring.found.enhance
        if enhanced is None or not title.strip():
            return
        catalogue, strength = self._catalogue, self._document.recipe.enhance.strength

        def work(_token: CancelToken, _progress: Progress) -> tuple[Look, bool]:
            return catalogue.add(enhanced.look(strength), title)

        self._workers.submit(
            work,
            name=self.tr("Keeping {title}").format(title=title.strip()),
            priority=_PRIORITY,
            on_done=lambda result: self._on_kept(*result),
            show=True,
        )

    def _title(self) -> str:
        path = self._document.path
        if path is None:
            return self.tr("Enhanced")
        return self.tr("{photo} enhanced").format(photo=path.stem)

    def _on_kept(self, look: Look, duplicate: bool) -> None:
        self.kept.emit(look.id)
        if duplicate:
            text = self.tr("These colours are in your library already: “{title}”.")
        else:
            text = self.tr("Kept as “{title}” in your looks.")
        self._messages.show_notice(text.format(title=look.title))


class BlendKeeper(QObject):
    """Bake the blend, and what is around it if that is wanted, into the library.

    Parameters
    ----------
    document
        The recipe.
    looks
        Where the looks' tables come from.
    catalogue
        Receives the look.
    workers, messages
        Where it is made, where it says what was made.
    form
        Asks for the title.
    """

    kept = Signal(str)
    """The id of a look that is in the library now."""

    def __init__(
        self,
        document: Document,
        looks: LookSource,
        catalogue: Catalogue,
        workers: Workers,
        messages: MessageBar,
        form: BlendSaveForm,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._looks, self._catalogue = document, looks, catalogue
        self._workers, self._messages, self._form = workers, messages, form
        form.save_requested.connect(self.keep)
        document.recipe_changed.connect(self._show_parts)
        self._show_parts()

    @property
    def possible(self) -> bool:
        """Whether there is something to keep."""
        recipe = self._document.recipe
        return recipe.adjusts or not recipe.blend.is_neutral

    def ask(self) -> None:
        """Open the form in the blend panel."""
        if self.possible:
            self._form.open_form(self._title())

    def keep(self, title: str, adjustments: bool) -> None:
        """Make the look and store it."""
        from looksmith.grade.as_look import kept_part

        part = kept_part(self._document.recipe, adjustments=adjustments)
        looks, catalogue = self._looks, self._catalogue

        def work(
            token: CancelToken, progress: Progress
        ) -> tuple[Look, bool, KeptError]:
            from looksmith.grade.as_look import bake_to_keep, kept_error

            progress(0.0, title)
            lut = bake_to_keep(part, looks, token)
            progress(0.4, title)
            token.check()
            look, duplicate = catalogue.add(lut, title)
            if token.cancelled and not duplicate:
                catalogue.remove(look.id)
            token.check()
            stored = catalogue.lut(look.id, catalogue.native_size(look.id))
            return look, duplicate, kept_error(stored, part, looks)

        def fail(error: BaseException, trace: str) -> None:
            self._form.show_saving(False, self._workers.describe(error, trace)[0])

        self._form.show_saving(True)
        self._workers.submit(
            work,
            name=self.tr("Keeping {title}").format(title=title),
            priority=_PRIORITY,
            on_done=lambda result: self._on_kept(*result),
            on_error=fail,
            on_cancel=lambda: self._form.show_saving(False),
            show=True,
        )

    def _title(self) -> str:
        blend = self._document.blend
        heard = zip(blend.terms, blend.heard, strict=True)
        titles = [
            self._document.title_of(term.look) for term, counts in heard if counts
        ]
        if not titles:
            return self.tr("My light and colour")
        title = " + ".join(titles[:3])
        return self.tr("{look}, undone").format(look=title) if blend.invert else title

    def _show_parts(self) -> None:
        recipe = self._document.recipe
        looks = not recipe.blend.is_neutral
        self._form.show_parts(looks=looks, adjusts=recipe.adjusts)

    def _on_kept(self, look: Look, duplicate: bool, error: KeptError) -> None:
        self._form.show_saving(False)
        self._form.close_form()
        self.kept.emit(look.id)
        if duplicate:
            text = self.tr("These colours are in your library already: “{title}”.")
        elif error.p95 < _SHOWN:
            text = self.tr("Kept as “{title}” in your looks: exactly this blend.")
        else:
            text = self.tr(
                "Kept as “{title}” in your looks. On the colours of photos it is "
                "ΔE {mean} from this edit on average, 95 % are below {p95}."
            )
        self._messages.show_notice(
            text.format(
                title=look.title,
                mean=decimal(f"{error.mean:.2f}"),
                p95=decimal(f"{error.p95:.2f}"),
            )
        )
