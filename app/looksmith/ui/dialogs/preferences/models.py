"""The page of models: what each one is, its card, its licence, and whether it is on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.resources import resource
from looksmith.ui.dialogs.preferences.page import USUAL_WIDTH, Page
from looksmith.ui.dialogs.reader import Reader
from looksmith.ui.figures import decimal
from looksmith.ui.licence import licence_text
from looksmith.ui.preferences import Preferences

__all__ = ["MODELS", "ModelCard", "ModelsPage", "read_card"]

MODELS = ("enhance", "dehaze", "encoding")
"""Cards of the models, in the page's order."""

_CELLS = re.compile(r"^\|\s*([^|]+?)\s*\|\s*(.+?)\s*\|$", re.MULTILINE)


@dataclass(frozen=True)
class ModelCard:
    """What a model's card says.

    Parameters
    ----------
    text
        All of it, in Markdown; "" where there is none.
    facts
        The rows of its table.
    """

    text: str
    facts: dict[str, str]

    def fact(self, name: str) -> str:
        """Return a row of the table as plain text; "" where there is none."""
        return self.facts.get(name, "").replace("`", "")

    @property
    def purpose(self) -> str:
        """What the model does, in short."""
        return self._begun("what it does")

    @property
    def licence(self) -> str:
        """The licence of its weights, in short."""
        return self._begun("licence")

    def _begun(self, name: str) -> str:
        first = self.fact(name).split(";")[0]
        return first[:1].upper() + first[1:]


def read_card(name: str) -> ModelCard:
    """Return the card of a model that came with Looksmith."""
    try:
        text = resource("models", f"{name}.md").read_text(encoding="utf-8")
    except OSError:
        text = ""
    return ModelCard(text, dict(_CELLS.findall(text)))


def _size_of(card: ModelCard) -> str:
    found = re.match(r"([\d,]+) bytes", card.fact("size"))
    if found is None:
        return ""
    return decimal(f"{int(found[1].replace(',', '')) / 1e6:.2f} MB")


class ModelsPage(Page):
    """The three models."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.title = self.tr("Models")

    def _make(self) -> Iterator[None]:
        self.add_note(
            self.tr(
                "The models came with Looksmith and run on this computer. Nothing is "
                "sent anywhere, and no original is changed."
            )
        )
        names = (self.tr("Enhance"), self.tr("Dehaze"), self.tr("Looks"))
        for key, name in zip(MODELS, names, strict=True):
            self._add_model(key, name)
            yield

    def _add_model(self, key: str, name: str) -> None:
        card = read_card(key)
        box = QWidget(self)
        box.resize(USUAL_WIDTH, box.height())
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        if key == "encoding":
            heading: QWidget = QLabel(name, box)
            heading.setObjectName("groupTitle")
        else:
            heading = self._switch(key, name, box)
        column.addWidget(heading)
        does = self.tr(card.purpose)
        for text in (does, self._facts(card)):
            label = self._hint(text, box)
            label.setVisible(bool(text))
            column.addWidget(label)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        for text, show in (
            (self.tr("Model card…"), lambda: self._read(name, card.text)),
            (self.tr("Licence…"), lambda: self._read_licence(key, name)),
        ):
            button = QPushButton(text, box, autoDefault=False)
            button.setAccessibleName(f"{name}: {text}")
            button.clicked.connect(show)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.add_widget(box, " ".join((name, does, self.tr("licence model card"))))

    def _switch(self, key: str, name: str, parent: QWidget) -> QCheckBox:
        option = f"models/{key}"
        switch = QCheckBox(name, parent)
        switch.setObjectName("groupTitle")
        switch.setToolTip(self.tr("Whether it can be used"))
        switch.clicked.connect(lambda on: self.preferences.set(option, bool(on)))
        self._controls[option] = switch

        def show() -> None:
            switch.setChecked(bool(self.preferences.value(option)))

        self._shows[option] = show
        show()
        return switch

    def _facts(self, card: ModelCard) -> str:
        parts = (_size_of(card), self.tr(card.licence))
        return "  ·  ".join(part for part in parts if part)

    def _read(self, title: str, text: str, *, plain: bool = False) -> None:
        reader = Reader(title, text, self.window(), plain=plain)
        reader.setWindowFlag(Qt.WindowType.Dialog)
        reader.show()

    def _read_licence(self, key: str, name: str) -> None:
        title = self.tr("Licence: {name}").format(name=name)
        if key != "encoding":
            self._read(title, licence_text(), plain=True)
            return
        terms = resource("looks", "LICENSE.md").read_text(encoding="utf-8")
        self._read(title, terms)
