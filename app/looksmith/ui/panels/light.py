"""The light and colour sliders."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from looksmith.grade.recipe import LIGHT_CONTROLS, LightControl
from looksmith.ui.document import Document
from looksmith.ui.widgets.gradient import GRADIENTS
from looksmith.ui.widgets.group import Group
from looksmith.ui.widgets.slider import Slider

__all__ = ["LightPanel"]


class LightPanel(QWidget):
    """Every light and colour adjustment, in two groups that open and close.

    Parameters
    ----------
    document
        Whose recipe the sliders edit.
    """

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.sliders: dict[str, Slider] = {}
        self.groups: dict[str, Group] = {
            "light": Group(self.tr("Light")),
            "colour": Group(self.tr("Colour")),
        }
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(0)
        for key, group in self.groups.items():
            column.addWidget(group)
            group.reset_requested.connect(partial(self._reset_group, key))
            # Before the next header: Tab goes by what is made and placed first.
            for control in LIGHT_CONTROLS:
                if control.group == key:
                    self._add_slider(control)
        # Both at once leave no room for a blend of three on a usual screen.
        self.groups["colour"].set_expanded(False)
        document.recipe_changed.connect(self._show_recipe)
        self._show_recipe()

    def _add_slider(self, control: LightControl) -> None:
        slider = Slider(
            self.tr(control.label),
            control.low,
            control.high,
            step=control.step,
            decimals=control.decimals,
            unit="EV" if control.name == "exposure" else "",
            tip=self.tr(control.tip),
            gradient=GRADIENTS.get(control.name),
        )
        slider.value_changed.connect(partial(self._on_value_changed, control.name))
        self.sliders[control.name] = slider
        self.groups[control.group].add(slider)

    def _on_value_changed(self, name: str, value: float) -> None:
        merge = f"light.{self.sliders[name].gesture}"
        self._document.set_light(name, value, merge)

    def _reset_group(self, key: str) -> None:
        neutral = {c.name: 0.0 for c in LIGHT_CONTROLS if c.group == key}
        light = self._document.recipe.light.replace(**neutral)
        name = self.tr("Reset light") if key == "light" else self.tr("Reset colour")
        self._document.edit(self._document.recipe.replace(light=light), name)

    def _show_recipe(self) -> None:
        light = self._document.recipe.light
        changed = dict.fromkeys(self.groups, False)
        for control in LIGHT_CONTROLS:
            value = getattr(light, control.name)
            changed[control.group] |= value != 0
            slider = self.sliders[control.name]
            if slider.value != value:
                slider.set_value(value)
        for key, group in self.groups.items():
            group.set_changed(changed[key])
