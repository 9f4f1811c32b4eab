"""The application's icon, in colours of its own: it stands on others' grounds."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from looksmith.resources import resource

__all__ = ["app_icon", "rendered"]

_SIZES = (16, 24, 32, 48, 64, 128, 256)


def rendered(size: int) -> QImage:
    """Return the icon `size` pixels wide, on nothing."""
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing = QSvgRenderer(resource("icons", "app", "looksmith.svg").as_posix())
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def app_icon() -> QIcon:
    """Return the icon at the sizes that window managers ask for."""
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(QPixmap.fromImage(rendered(size)))
    return icon
