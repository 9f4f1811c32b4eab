"""The pages of preferences that are plain rows of options."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from looksmith.ui.devices import AUTOMATIC as ANY_DEVICE
from looksmith.ui.devices import GRAPHICS, PROCESSOR, DeviceChoice
from looksmith.ui.dialogs.preferences.page import Page
from looksmith.ui.language import AUTOMATIC, LANGUAGES
from looksmith.ui.preferences import MEMORIES, SCALES, Preferences, Value
from looksmith.ui.scale import fitting_scales, is_overruled
from looksmith.work.bands import processor_count

__all__ = ["FilesPage", "GeneralPage", "PerformancePage", "core_choices"]

_FEW = 8


def core_choices(processors: int) -> list[int]:
    """Return the numbers of processors to offer, the largest first."""
    if processors <= _FEW:
        return list(range(processors - 1, 0, -1))
    halves = [processors // 2**step for step in range(1, processors.bit_length())]
    return [count for count in halves if count]


class GeneralPage(Page):
    """Language, theme, size, and what a start begins with.

    Parameters
    ----------
    preferences
        As for `Page`.
    room
        The smallest size of the window.
    """

    def __init__(self, preferences: Preferences, room: QSize) -> None:
        super().__init__(preferences)
        self.title = self.tr("General")
        self._room = room

    def _make(self) -> Iterator[None]:
        languages: dict[Value, str] = {AUTOMATIC: self.tr("That of the system")}
        languages.update(LANGUAGES)
        self.add_choice(
            "general/language",
            self.tr("Language"),
            self.tr("The language of the window"),
            languages,
        )
        themes: dict[Value, str] = {
            "dark": self.tr("Dark"),
            "grey": self.tr("Grey"),
            "light": self.tr("Light"),
        }
        self.add_choice(
            "general/theme",
            self.tr("Theme"),
            self.tr("How light the window is"),
            themes,
            self.tr(
                "All three are free of colour. A photo seems lighter in a dark window "
                "than on paper, and darker in a light one; grey stands between."
            ),
        )
        yield
        self._add_scale(self._room)
        self.add_switch(
            "general/restore",
            self.tr("Start with the last session"),
            self.tr("Open the photos that were open, with their edits and steps"),
        )

    def _add_scale(self, room: QSize) -> None:
        kept = self.preferences.number("general/scale")
        sizes = {kept, *self._sizes_that_fit(room)}
        if is_overruled():
            hint = self.tr("QT_SCALE_FACTOR is set on this computer and goes first.")
        elif len(sizes) < len(SCALES):
            hint = self.tr("Beyond that the window would not fit on this screen.")
        else:
            hint = ""
        self.add_choice(
            "general/scale",
            self.tr("Size of texts and controls"),
            self.tr("On top of the size that the system gives"),
            {size: self.tr("{size} %").format(size=size) for size in sorted(sizes)},
            hint,
        )

    @staticmethod
    def _sizes_that_fit(room: QSize) -> set[int]:
        screens = [screen.availableSize() for screen in QGuiApplication.screens()]
        window = room.width(), room.height()
        return {
            size
            for screen in screens
            for size in fitting_scales((screen.width(), screen.height()), window)
        }


class FilesPage(Page):
    """What exports begin with."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.title = self.tr("Files")

    def _make(self) -> Iterator[None]:
        self.add_note(
            self.tr(
                "Originals are never written to. The export dialog begins with what is "
                "chosen here, and remembers here what is chosen there."
            )
        )
        self.add_folder(
            "export/folder",
            self.tr("Export to"),
            self.tr("The folder that exports go to"),
            self.tr("Beside the photo"),
        )
        yield
        self.add_choice(
            "export/conflict",
            self.tr("If a file exists"),
            self.tr("What happens where a file of that name is there already"),
            {
                "unique": self.tr("Find a free name"),
                "ask": self.tr("Ask in the dialog"),
                "overwrite": self.tr("Replace it"),
                "skip": self.tr("Leave it"),
            },
        )
        self.add_choice(
            "export/metadata",
            self.tr("Metadata"),
            self.tr("What goes along of the camera's and your own notes"),
            {
                "all": self.tr("All"),
                "no-location": self.tr("All but the place"),
                "none": self.tr("None"),
            },
        )


class PerformancePage(Page):
    """Where Looksmith works, and on how much of the computer.

    Parameters
    ----------
    preferences
        As for `Page`.
    devices
        Knows which devices there are.
    """

    def __init__(self, preferences: Preferences, devices: DeviceChoice) -> None:
        super().__init__(preferences)
        self.title = self.tr("Performance")
        self._devices = devices

    def _make(self) -> Iterator[None]:
        devices = self._devices
        self._device = self.add_choice(
            "models/device",
            self.tr("Enhance and Dehaze run on"),
            self.tr("The same choice as Photo › Run on"),
            {device: devices.text(device) for device in self._offered()},
        )
        devices.looked.connect(self._name_devices)
        yield
        count = processor_count()
        cores: dict[Value, str] = {0: self.tr("All {count}").format(count=count)}
        cores.update({number: f"{number}" for number in core_choices(count)})
        self.add_choice(
            "performance/cores",
            self.tr("Processors to work on"),
            self.tr("Previews, thumbnails and exports use so many at most"),
            cores,
            self.tr("Fewer leave room for other programs that work at the same time."),
        )
        sizes: dict[Value, str] = {
            size: self.tr("{size} MB").format(size=size) for size in MEMORIES
        }
        self.add_choice(
            "performance/memory",
            self.tr("Memory for pictures"),
            self.tr("For photos read ahead, and parts of a zoomed photo out of view"),
            sizes,
            self.tr(
                "More makes walking through photos and moving over large ones quicker."
            ),
        )

    @staticmethod
    def _offered() -> tuple[str, str, str]:
        return ANY_DEVICE, PROCESSOR, GRAPHICS

    def _name_devices(self) -> None:
        """Say what was found of this computer."""
        for place, device in enumerate(self._offered()):
            self._device.setItemText(place, self._devices.text(device))
