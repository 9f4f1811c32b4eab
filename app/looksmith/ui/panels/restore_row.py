"""One restoration: its switch, strength, eye, and how far its model is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.grade.recipe import Restoration
from looksmith.ui.icons import icon
from looksmith.ui.keys import with_key
from looksmith.ui.widgets.labels import Note
from looksmith.ui.widgets.slider import Slider

__all__ = ["RestoreRow", "RowState", "RowTexts"]

_STEPS = 1000
_TRACK = 72


@dataclass(frozen=True)
class RowTexts:
    """What a row says.

    Parameters
    ----------
    title, tip
        The step's name, and what it does.
    icon
        File name in the icons' folder; with ``-on`` behind it while the step is on.
    missing
        Why the step cannot be used where its model is not there.
    """

    title: str
    tip: str
    icon: str
    missing: str


@dataclass(frozen=True)
class RowState:
    """What a row shows.

    Parameters
    ----------
    restoration
        Of the recipe.
    available
        Whether the model is there.
    running, waiting
        Whether the model runs for it, or is about to.
    applied
        Whether the picture shows the change.
    trouble
        Why it is on and not shown; "" for no trouble.
    """

    restoration: Restoration
    available: bool = True
    running: bool = False
    waiting: bool = False
    applied: bool = False
    trouble: str = ""


class RestoreRow(QWidget):
    """Switch a step on, choose its strength, hold the eye to see it gone.

    Parameters
    ----------
    texts
        Its words.
    low, high, default
        Of the strength, in percent.
    room_for
        Numbers of other rows, so that the sliders line up.

    Signals
    -------
    switched(bool), strength_changed(float)
        The button; the slider, 1.0 being 100 %.
    peeked(bool)
        The eye is held, or was let go.
    cancelled(), retried(), details_requested()
        The other buttons.
    """

    switched = Signal(bool)
    strength_changed = Signal(float)
    peeked = Signal(bool)
    cancelled = Signal()
    retried = Signal()
    details_requested = Signal()

    def __init__(
        self,
        texts: RowTexts,
        low: float,
        high: float,
        default: float,
        room_for: tuple[float, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._default = default
        self._keys = ""
        self._state = RowState(Restoration())
        self.switch = QPushButton(texts.title)
        self.switch.setObjectName("restoreSwitch")
        self.switch.setCheckable(True)
        self.switch.setIconSize(QSize(16, 16))
        self.slider = Slider(
            self.tr("{step} strength").format(step=texts.title), low, high,
            default=default, unit="%", origin=0, head=self.switch, room_for=room_for,
            tip=self.tr("How much of it; changing it takes no time"),
        )  # fmt: skip
        self.slider.track.setMinimumWidth(_TRACK)
        self.eye = self._button("eye", self.tr("Hold to see the photo without {step}"))
        self.cancel = self._button("close", self.tr("Stop {step} and switch it off"))
        self.bar = QProgressBar(textVisible=False)
        self.bar.setObjectName("thinBar")
        name = self.tr("Progress of {step}").format(step=texts.title)
        self.bar.setAccessibleName(name)
        self.note = Note()
        self.note.setObjectName("trouble")
        self.retry = QPushButton(self.tr("Try again"))
        self.details = QPushButton(self.tr("Details"))
        self.details.setToolTip(self.tr("Show what a report would need"))
        self._lay_out()
        self._connect()
        self._show(begins=False)

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("rowButton")
        button.setIcon(icon(name))
        button.setIconSize(QSize(16, 16))
        button.setFixedSize(24, 22)
        tip = tip.format(step=self._texts.title)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _lay_out(self) -> None:
        # The one takes the other's place: neither is of use when the other is.
        self._ends = QStackedWidget()
        self._ends.setFixedSize(self.eye.size())
        self._ends.addWidget(self.eye)
        self._ends.addWidget(self.cancel)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.slider, 1)
        line.addWidget(self._ends)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self._help = QWidget()
        buttons = QHBoxLayout(self._help)
        buttons.setContentsMargins(0, 4, 0, 4)
        buttons.setSpacing(8)
        buttons.addWidget(self.retry)
        buttons.addWidget(self.details)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.bar)
        column.addWidget(self.note)
        column.addWidget(self._help)

    def _connect(self) -> None:
        self.switch.clicked.connect(self.switched)
        self.slider.value_changed.connect(lambda v: self.strength_changed.emit(v / 100))
        self.eye.pressed.connect(lambda: self.peeked.emit(True))
        self.eye.released.connect(lambda: self.peeked.emit(False))
        self.cancel.clicked.connect(self.cancelled)
        self.retry.clicked.connect(self.retried)
        self.details.clicked.connect(self.details_requested)

    @property
    def state(self) -> RowState:
        """What is shown."""
        return self._state

    @property
    def default(self) -> float:
        """The strength that a reset goes to, in percent."""
        return self._default

    def set_key(self, keys: str) -> None:
        """Name the key that does what the button does."""
        self._keys = keys
        self._show(begins=False)

    def show_state(self, state: RowState) -> None:
        """Show how things stand."""
        before, self._state = self._state, state
        if state != before or self.switch.isChecked() != state.restoration.enabled:
            self._show(begins=state.running and not before.running)

    def _show(self, *, begins: bool) -> None:
        state = self._state
        on = state.restoration.enabled
        percent = round(100 * state.restoration.strength, 1)
        if self.slider.value != percent:
            self.slider.set_value(percent)
        usable = state.available or on  # what is on can always be switched off
        self.switch.setChecked(on)
        self.switch.setIcon(icon(f"{self._texts.icon}-on" if on else self._texts.icon))
        self.switch.setEnabled(usable)
        self.slider.setEnabled(usable)
        self._show_tip()
        self.eye.setEnabled(state.applied and not state.running)
        self._ends.setCurrentWidget(self.cancel if state.running else self.eye)
        self.bar.setVisible(state.running or state.waiting)
        if begins or state.waiting:
            # Without a figure the bar runs to and fro; one that waits stands still.
            self.bar.setRange(0, 0 if state.running else _STEPS)
            self.bar.setValue(0)
        self.note.say(state.trouble)
        self._help.setVisible(bool(state.trouble))

    def show_progress(self, share: float) -> None:
        """Show how far the model is, 0..1."""
        self.bar.setRange(0, _STEPS)
        self.bar.setValue(round(share * _STEPS))

    def _show_tip(self) -> None:
        texts = self._texts
        tip = texts.tip if self._state.available else texts.missing
        self.switch.setAccessibleDescription(tip)
        self.switch.setToolTip(with_key(tip, self._keys))
