"""Tone curve, colour mixer and split toning."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.grade.mixer import FAMILIES, Band, Mixer
from looksmith.grade.split_toning import SplitToning
from looksmith.grade.tone_curve import CURVE_CHANNELS, Points, ToneCurve
from looksmith.grade.toning import Toning
from looksmith.ui.document import Document
from looksmith.ui.icons import icon
from looksmith.ui.widgets.curve_editor import CurveEditor
from looksmith.ui.widgets.gradient import Gradient
from looksmith.ui.widgets.group import Group
from looksmith.ui.widgets.segments import Segments
from looksmith.ui.widgets.slider import Slider

__all__ = ["CurvePanel", "MixerPanel", "SplitPanel", "ToningPanel"]

_SHADES = {
    "red": QColor(222, 120, 112),
    "green": QColor(126, 190, 126),
    "blue": QColor(126, 156, 224),
}
_SPECTRUM = (
    "#b3566b", "#b5623f", "#94741f", "#6b8232", "#358a5e",
    "#178a8d", "#3a80b0", "#6f72b5", "#9a62a0", "#b3566b",
)  # fmt: skip
"""OKLCh hues from 0 to 360 degrees at one lightness and chroma."""

_FAMILY_SHADES = {
    "red": "#b8564c", "orange": "#b8743c", "yellow": "#a08a2c", "green": "#5b8a45",
    "aqua": "#35888a", "blue": "#4d78b5", "purple": "#7d68b0", "magenta": "#a4588f",
}  # fmt: skip
_GREY = "#6b6b6b"


class CurvePanel(QWidget):
    """The tone curve: a master for the tones, and one for each channel."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._gesture = 0
        self._titles = {
            "master": self.tr("Tones"),
            "red": self.tr("Red"),
            "green": self.tr("Green"),
            "blue": self.tr("Blue"),
        }
        self.channels = Segments(self.tr("Curve"))
        for key in CURVE_CHANNELS:
            tip = self.tr("The curve of {channel}").format(channel=self._titles[key])
            self.channels.add(key, self._titles[key], tip)
        self.channels.pick("master")
        self.editor = CurveEditor(self._titles["master"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(6)
        column.addWidget(self.channels, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.editor)
        self.channels.picked.connect(self._on_picked)
        self.editor.points_changed.connect(self._on_points)
        self.editor.gesture_finished.connect(self._on_finished)

    def show_curve(self, curve: ToneCurve) -> None:
        """Show the chosen channel's points."""
        self.editor.set_points(getattr(curve, self.channels.picked_key))

    def _on_picked(self, channel: str) -> None:
        self.editor.set_channel(self._titles[channel], _SHADES.get(channel))
        self.show_curve(self._document.recipe.toning.curve)

    def _on_points(self, points: Points) -> None:
        channel = self.channels.picked_key
        toning = self._document.recipe.toning
        curve = replace(toning.curve, **{channel: points})
        name = self.tr("Curve of {channel}").format(channel=self._titles[channel])
        merge = f"curve.{channel}.{self._gesture}"
        self._document.set_toning(toning.replace(curve=curve), name, merge)

    def _on_finished(self) -> None:
        self._gesture += 1


class MixerPanel(QWidget):
    """Hue, saturation or luminance of eight families of colour."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._quality = "hue"
        self.qualities = Segments(self.tr("What is changed"))
        for key, text, tip in (
            ("hue", self.tr("Hue"), self.tr("Turn a colour towards its neighbours")),
            ("saturation", self.tr("Saturation"), self.tr("Strengthen or mute it")),
            ("luminance", self.tr("Luminance"), self.tr("Brighten or darken it")),
        ):
            self.qualities.add(key, text, tip)
        self.qualities.pick(self._quality)
        self._titles = dict(
            zip(
                FAMILIES,
                (
                    self.tr("Reds"), self.tr("Oranges"), self.tr("Yellows"),
                    self.tr("Greens"), self.tr("Aquas"), self.tr("Blues"),
                    self.tr("Purples"), self.tr("Magentas"),
                ),
                strict=True,
            )
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(2)
        column.addWidget(self.qualities, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(4)
        self.sliders: dict[str, Slider] = {}
        metrics = self.fontMetrics()
        width = 6 + max(map(metrics.horizontalAdvance, self._titles.values()))
        for family in FAMILIES:
            slider = self._slider(family, width)
            slider.value_changed.connect(partial(self._on_value, family))
            self.sliders[family] = slider
            column.addWidget(slider)
        self.qualities.picked.connect(self._on_picked)
        self._colour_tracks()

    def _slider(self, family: str, width: int) -> Slider:
        head = QLabel(self._titles[family])
        head.setFixedWidth(width)
        return Slider(self._titles[family], -100, 100, head=head)

    def show_mixer(self, mixer: Mixer) -> None:
        """Show the chosen quality of every family."""
        for family, slider in self.sliders.items():
            value = getattr(getattr(mixer, family), self._quality)
            if slider.value != value:
                slider.set_value(value)

    def _on_picked(self, quality: str) -> None:
        self._quality = quality
        self._colour_tracks()
        self.show_mixer(self._document.recipe.toning.mixer)

    def _colour_tracks(self) -> None:
        for index, family in enumerate(FAMILIES):
            before, after = FAMILIES[index - 1], FAMILIES[(index + 1) % len(FAMILIES)]
            own = _FAMILY_SHADES[family]
            tracks: dict[str, Gradient] = {
                "hue": (_FAMILY_SHADES[before], own, _FAMILY_SHADES[after]),
                "saturation": (_GREY, own),
                "luminance": ("#2c2c2c", own, "#b4b4b4"),
            }
            self.sliders[family].track.set_gradient(tracks[self._quality])

    def _on_value(self, family: str, value: float) -> None:
        toning = self._document.recipe.toning
        band: Band = replace(getattr(toning.mixer, family), **{self._quality: value})
        mixer = replace(toning.mixer, **{family: band})
        button = self.qualities.buttons[self._quality]
        name = f"{self._titles[family]}: {button.text()}"
        merge = f"mixer.{self.sliders[family].gesture}"
        self._document.set_toning(toning.replace(mixer=mixer), name, merge)


class SplitPanel(QWidget):
    """A tint for the shadows, one for the highlights, and where they meet."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        neutral = SplitToning()
        hue = {"low": 0, "high": 360, "unit": "°", "gradient": _SPECTRUM}
        share: dict[str, Any] = {"low": 0, "high": 100}
        rows: tuple[tuple[str, str, dict[str, Any]], ...] = (
            ("shadow_hue", self.tr("Shadows: hue"), hue),
            ("shadow_saturation", self.tr("Shadows: strength"), share),
            ("highlight_hue", self.tr("Highlights: hue"), hue),
            ("highlight_saturation", self.tr("Highlights: strength"), share),
            ("balance", self.tr("Balance"), {"low": -100, "high": 100}),
        )
        self._titles = {field: title for field, title, _ in rows}
        self.sliders: dict[str, Slider] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(2)
        for field, title, options in rows:
            default = getattr(neutral, field)
            origin = 0 if field.endswith("hue") else None
            slider = Slider(title, default=default, origin=origin, **options)
            slider.value_changed.connect(partial(self._on_value, field))
            self.sliders[field] = slider
            column.addWidget(slider)

    def show_split(self, split: SplitToning) -> None:
        """Show the tints."""
        for field, slider in self.sliders.items():
            value = getattr(split, field)
            if slider.value != value:
                slider.set_value(value)

    def _on_value(self, field: str, value: float) -> None:
        toning = self._document.recipe.toning
        split = replace(toning.split, **{field: value})
        merge = f"split.{self.sliders[field].gesture}"
        self._document.set_toning(
            toning.replace(split=split), self._titles[field], merge
        )


class ToningPanel(QWidget):
    """The three in one group, one of them on show; closed at first.

    A dot stands beside the name of each part that changes something.

    Parameters
    ----------
    document
        Whose recipe they edit.
    """

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.curve = CurvePanel(document)
        self.mixer = MixerPanel(document)
        self.split = SplitPanel(document)
        self._panels = {"curve": self.curve, "mixer": self.mixer, "split": self.split}
        self._titles = {
            "curve": self.tr("Curve"),
            "mixer": self.tr("Mixer"),
            "split": self.tr("Split"),
        }
        self.group = Group(self.tr("Toning"))
        self.parts = Segments(self.tr("What tones the photo"))
        tips = (
            self.tr("Bend the tones, or one channel"),
            self.tr("Change one family of colours"),
            self.tr("Tint the shadows and the highlights"),
        )
        for (key, title), tip in zip(self._titles.items(), tips, strict=True):
            self.parts.add(key, title, tip)
        self.reset = QToolButton()
        self.reset.setIcon(icon("reset"))
        self._lay_out()
        self.parts.picked.connect(self._show_part)
        self.reset.clicked.connect(self._reset_part)
        self.group.reset_requested.connect(self._reset_all)
        document.recipe_changed.connect(self._follow)
        self.parts.pick("curve")
        self._show_part("curve")
        self._show_recipe()

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 2, 0, 4)
        row.addWidget(self.parts)
        row.addStretch(1)
        row.addWidget(self.reset)
        self.group.add(head)
        for panel in self._panels.values():
            self.group.add(panel)
        self.group.set_expanded(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(0)
        column.addWidget(self.group)

    def _show_part(self, shown: str) -> None:
        for key, panel in self._panels.items():
            panel.setVisible(key == shown)
        tip = self.tr("Reset {part}").format(part=self._titles[shown].lower())
        self.reset.setToolTip(tip)
        self.reset.setAccessibleName(tip)
        self._mark()

    def _reset_part(self) -> None:
        key = self.parts.picked_key
        toning = self._document.recipe.toning.replace(**{key: getattr(Toning(), key)})
        name = self.tr("Reset {part}").format(part=self._titles[key].lower())
        self._document.set_toning(toning, name)

    def _reset_all(self) -> None:
        self._document.set_toning(Toning(), self.tr("Reset toning"))

    def _follow(self) -> None:
        # A drag of another slider comes here with every step.
        if self._document.recipe.toning != self._toning:
            self._show_recipe()

    def _show_recipe(self) -> None:
        self._toning = toning = self._document.recipe.toning
        self.curve.show_curve(toning.curve)
        self.mixer.show_mixer(toning.mixer)
        self.split.show_split(toning.split)
        self.group.set_changed(not toning.is_neutral)
        self._mark()

    def _mark(self) -> None:
        toning = self._document.recipe.toning
        for key, button in self.parts.buttons.items():
            changed = not getattr(toning, key).is_neutral
            title = self._titles[key]
            button.setText(f"{title} •" if changed else title)
            text = self.tr("{part}, changed") if changed else "{part}"
            button.setAccessibleName(text.format(part=title))
        shown = getattr(toning, self.parts.picked_key)
        self.reset.setEnabled(not shown.is_neutral)
