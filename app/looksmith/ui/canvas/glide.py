"""A zoom that glides: the scale moves to its goal over a few frames."""

from __future__ import annotations

import math

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation, Signal

__all__ = ["Glide"]

_DURATION_MS = 110


class Glide(QObject):
    """Move a scale to its goal, evenly to the eye (in its logarithm).

    Notches of the wheel that come during the way push the goal on.
    """

    moved = Signal(float)
    """The next scale."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.anchor = QPointF()
        self._goal = 0.0
        self._way = QVariantAnimation(self)
        self._way.setDuration(_DURATION_MS)
        self._way.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._way.valueChanged.connect(self._on_value)

    def start(self, scale: float, factor: float, anchor: QPointF) -> None:
        """Go from `scale` to `factor` times the goal, around `anchor`."""
        running = self._way.state() == QVariantAnimation.State.Running
        start = math.log(scale)
        self._goal = (self._goal if running else start) + math.log(factor)
        self.anchor = anchor
        self._way.stop()
        self._way.setStartValue(start)
        self._way.setEndValue(self._goal)
        self._way.start()

    def stop(self) -> None:
        """Stay where it is."""
        self._way.stop()

    def _on_value(self, value: float) -> None:
        self.moved.emit(math.exp(value))
