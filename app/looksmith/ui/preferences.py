"""What the user can settle once for all: the options, kept between runs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSettings, Signal

from looksmith.grade.limits import GAMUTS
from looksmith.models.device import DEVICES
from looksmith.photo.options import METADATA_CHOICES
from looksmith.ui.canvas.marks import CLIPPING_HATCHES
from looksmith.ui.canvas.surround import GREYS
from looksmith.ui.theme_tokens import DEFAULT_THEME, THEMES

__all__ = [
    "ASSESSMENT_MARGINS",
    "MEMORIES",
    "OPTIONS",
    "SCALES",
    "Option",
    "Preferences",
    "Value",
]

Value = str | int | bool

ASSESSMENT_MARGINS = ("0.06", "0.12", "0.2")
"""Widths of the grey around a picture that is judged, of the canvas's shorter side."""

SCALES = (100, 125, 150, 175, 200)
"""Sizes of the window's texts and controls, in percent of the system's."""


MEMORIES = (384, 768, 1536, 3072, 6144)
"""Megabytes for photos read ahead and for tiles that are out of view."""


@dataclass(frozen=True)
class Option:
    """Something the user can settle.

    Parameters
    ----------
    key
        Its name in the settings, ``section/name``.
    default
        What holds until the user says otherwise; its type is the option's.
    choices
        The values that make sense; empty for any.
    at_start
        Whether it takes effect only when Looksmith starts.
    """

    key: str
    default: Value
    choices: tuple[Value, ...] = ()
    at_start: bool = False

    def read(self, kept: object) -> Value:
        """Return a value from the settings, where numbers may have become texts."""
        value: Value
        if isinstance(self.default, bool):
            value = str(kept).lower() in ("true", "1")
        elif isinstance(self.default, int):
            try:
                value = int(str(kept))
            except ValueError:
                return self.default
        else:
            value = str(kept)
        return value if not self.choices or value in self.choices else self.default


OPTIONS: dict[str, Option] = {
    option.key: option
    for option in (
        Option("general/language", "auto", at_start=True),
        Option("general/theme", DEFAULT_THEME, THEMES),
        Option("general/scale", 100, SCALES, at_start=True),
        Option("general/restore", False),
        Option("colour/monitor_profile", "auto"),
        Option("colour/gamut_space", "srgb", tuple(GAMUTS)),
        Option("view/clipping_scheme", "red-blue", tuple(CLIPPING_HATCHES)),
        Option("view/canvas_grey", "theme", tuple(GREYS)),
        Option("view/assessment_margin", "0.12", ASSESSMENT_MARGINS),
        Option("models/device", "auto", DEVICES),
        Option("models/enhance", True),
        Option("models/dehaze", True),
        Option("performance/cores", 0, at_start=True),
        Option("performance/memory", 768, MEMORIES),
        Option("export/folder", ""),
        Option("export/conflict", "unique", ("unique", "ask", "overwrite", "skip")),
        Option("export/metadata", "all", METADATA_CHOICES),
    )
}
"""Every option by its key."""


class Preferences(QObject):
    """Read and change options; whoever follows one hears of its change.

    Parameters
    ----------
    settings
        Where they are kept.
    """

    changed = Signal(str)
    """An option's key: it has another value now."""

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._begun = {
            key: self.value(key) for key, option in OPTIONS.items() if option.at_start
        }

    @property
    def waiting(self) -> bool:
        """Whether a change takes effect only at the next start."""
        return any(self.value(key) != began for key, began in self._begun.items())

    def value(self, key: str) -> Value:
        """Return an option's value; the default where what is kept makes no sense.

        Raises
        ------
        KeyError
            There is no such option.
        """
        option = OPTIONS[key]
        kept = self._settings.value(key)
        return option.default if kept is None else option.read(kept)

    def text(self, key: str) -> str:
        """Return the value of an option that is a text."""
        return str(self.value(key))

    def number(self, key: str) -> int:
        """Return the value of an option that is a number."""
        return int(self.value(key))

    def set(self, key: str, value: Value) -> None:
        """Settle an option, and tell who follows it."""
        if value == self.value(key):
            return
        if value == OPTIONS[key].default:
            self._settings.remove(key)
        else:
            self._settings.setValue(key, value)
        self.changed.emit(key)

    def reset(self, keys: Iterable[str]) -> None:
        """Set options back to their defaults."""
        for key in keys:
            self.set(key, OPTIONS[key].default)
