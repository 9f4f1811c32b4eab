"""Say when a look in the blend is made for other pictures than this one."""

from __future__ import annotations

from PySide6.QtCore import QObject

from looksmith.grade.sources import LookSource, other_inputs
from looksmith.lut.inputs import LOG
from looksmith.ui.document import Document
from looksmith.ui.messages import MessageBar
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["LookInputs"]

_CHANNEL = "look inputs"
_Found = dict[str, tuple[str, str]]


class LookInputs(QObject):
    """Warns, once a look, of looks that are made for log pictures or linear light.

    Parameters
    ----------
    document
        Whose blend it is.
    looks
        Where the looks come from.
    workers
        Where they are read.
    messages
        Shows the warning.
    """

    def __init__(
        self,
        document: Document,
        looks: LookSource,
        workers: Workers,
        messages: MessageBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._looks, self._workers = document, looks, workers
        self._messages = messages
        self._asked: set[str] = set()
        document.recipe_changed.connect(self._follow)

    def _follow(self) -> None:
        blend = self._document.blend
        new = {term.look for term in blend.terms} - self._asked
        if not new:
            return

        def read(_token: CancelToken, _progress: Progress) -> _Found:
            return other_inputs(blend, self._looks)

        def tell(found: _Found) -> None:
            told = [made for look, made in found.items() if look in new]
            self._asked |= new
            for title, kind in told:
                self._messages.show_warning(self._warning(title, kind))

        self._workers.submit(
            read, channel=_CHANNEL, priority=5, on_done=tell,
            on_error=lambda _error, _trace: None,  # the preview tells it already
        )  # fmt: skip

    def _warning(self, title: str, kind: str) -> str:
        if kind == LOG:
            text = self.tr(
                "“{look}” is made for log pictures: on a finished photo it crushes "
                "shadows and highlights. Take its version for Rec. 709 or sRGB."
            )
        else:
            text = self.tr(
                "“{look}” is made for linear light: it makes a finished photo far too "
                "bright. Take its version for Rec. 709 or sRGB."
            )
        return text.format(look=title)
