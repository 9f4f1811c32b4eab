"""The page of colour: the profile of the monitor, and what the canvas shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from looksmith.ui.dialogs.preferences.page import Choice, Page
from looksmith.ui.monitor import AUTO, NONE, MonitorColours
from looksmith.ui.preferences import ASSESSMENT_MARGINS, Preferences

__all__ = ["ColourPage"]

_FILE = "file"
_MONITOR = "colour/monitor_profile"


class ColourPage(Page):
    """How colours reach the eye.

    Parameters
    ----------
    preferences
        As for `Page`.
    monitor
        Knows which profile is in use.
    """

    def __init__(self, preferences: Preferences, monitor: MonitorColours) -> None:
        super().__init__(preferences)
        self.title = self.tr("Colour")
        self._colours = monitor
        monitor.changed.connect(self.refresh)

    def _make(self) -> Iterator[None]:
        for add in (self._add_monitor, self._add_surround, self._add_marks):
            add()
            yield

    # -- the monitor

    @property
    def monitor(self) -> Choice:
        """The choice of a profile."""
        self.complete()
        return self._monitor

    def _add_monitor(self) -> None:
        box = Choice(
            {
                AUTO: self.tr("As the system says"),
                NONE: self.tr("None: the screen is sRGB"),
                _FILE: self.tr("From a file…"),
            },
            self,
        )
        self._monitor = box
        box.activated.connect(self._on_monitor)
        self._bind(
            _MONITOR,
            self.tr("Profile of the monitor"),
            self.tr("The ICC profile that photos are shown through"),
            box,
            self._show_monitor,
            self.tr(
                "Photos and tiles are shown through it; exports and scopes are not "
                "touched by it."
            ),
        )

    def _show_monitor(self) -> None:
        box, choice = self._monitor, self.preferences.text(_MONITOR)
        own = choice not in (AUTO, NONE)
        name = Path(choice).name if own else ""
        file = self.tr("{name}…").format(name=name) if own else self.tr("From a file…")
        box.setItemText(box.findData(_FILE), file)
        box.setCurrentIndex(box.findData(_FILE if own else choice))
        used = self._colours.profile_name
        tip = self.tr("The ICC profile that photos are shown through")
        now = self.tr("In use: {name}").format(name=used) if used else ""
        box.setToolTip("\n".join(part for part in (tip, now) if part))

    def _on_monitor(self, place: int) -> None:
        chosen = str(self._monitor.itemData(place))
        if chosen == _FILE:
            title = self.tr("Profile of the monitor")
            kinds = self.tr("Colour profiles (*.icc *.icm);;All files (*)")
            chosen, _kind = QFileDialog.getOpenFileName(self, title, "", kinds)
        if chosen:
            self.preferences.set(_MONITOR, chosen)
        self._show_monitor()

    # -- the canvas

    def _add_surround(self) -> None:
        self.add_choice(
            "view/canvas_grey",
            self.tr("Canvas"),
            self.tr("The grey around the photo"),
            {
                "theme": self.tr("As the theme"),
                "black": self.tr("Black"),
                "dark": self.tr("Dark grey"),
                "middle": self.tr("Middle grey"),
                "light": self.tr("Light grey"),
                "white": self.tr("White"),
            },
        )
        names = (self.tr("Narrow"), self.tr("Medium"), self.tr("Wide"))
        self.add_choice(
            "view/assessment_margin",
            self.tr("Surround to judge colours"),
            self.tr("How much grey there is around the photo in colour assessment"),
            dict(zip(ASSESSMENT_MARGINS, names, strict=True)),
        )

    def _add_marks(self) -> None:
        self.add_choice(
            "view/clipping_scheme",
            self.tr("Clipping is marked in"),
            self.tr("The colours for highlights and shadows that are clipped"),
            {
                "red-blue": self.tr("Red and blue"),
                "black-white": self.tr("Black and white"),
                "purple-green": self.tr("Purple and green"),
            },
        )
        self.add_choice(
            "colour/gamut_space",
            self.tr("Gamut warning for"),
            self.tr("Colours outside this colour space are marked"),
            {
                "srgb": "sRGB",
                "display-p3": "Display P3",
                "adobe-rgb": "Adobe RGB",
            },
        )
