"""The theme: neutral greys from OkLCh lightness at chroma 0, and one style sheet."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from looksmith.resources import resource

__all__ = ["TOKENS", "apply_theme", "colour", "style_sheet"]


def _grey(lightness: float) -> str:
    """Return the sRGB grey of an OkLCh lightness; its linear value is the cube."""
    linear = lightness**3
    encoded = 1.055 * linear ** (1 / 2.4) - 0.055
    return "#" + f"{round(encoded * 255):02x}" * 3


TOKENS: dict[str, str] = {
    "window": _grey(0.22),
    "panel": _grey(0.25),
    "sunken": _grey(0.19),
    "raised": _grey(0.32),
    "hover": _grey(0.37),
    "pressed": _grey(0.29),
    "line": _grey(0.35),
    "canvas": _grey(0.33),
    "handle": _grey(0.80),
    "text": _grey(0.93),
    "text-dim": _grey(0.75),
    "text-off": _grey(0.53),
    "accent": "#7d9fc4",
    "accent-dim": "#4b6079",
    "warning": "#d9b36a",
    "error": "#e08c80",
}
"""Colour names and values; every surface has chroma 0."""


def colour(name: str) -> QColor:
    """Return a token's colour for custom painting."""
    return QColor(TOKENS[name])


def style_sheet() -> str:
    """Return the style sheet with the tokens filled in."""
    text = resource("themes", "dark.qss").read_text(encoding="utf-8")
    values = {name.replace("-", "_"): value for name, value in TOKENS.items()}
    values["icons"] = resource("icons").as_posix()
    return Template(text).substitute(values)


def _palette() -> QPalette:
    palette = QPalette()
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    for which, token in (
        (role.Window, "panel"),
        (role.Base, "sunken"),
        (role.AlternateBase, "panel"),
        (role.Button, "raised"),
        (role.ToolTipBase, "raised"),
        (role.Highlight, "accent-dim"),
        (role.Light, "hover"),
        (role.Midlight, "raised"),
        (role.Mid, "line"),
        (role.Dark, "sunken"),
        (role.Shadow, "sunken"),
        (role.Link, "accent"),
    ):
        palette.setColor(which, colour(token))
    for which in (
        role.WindowText,
        role.Text,
        role.ButtonText,
        role.BrightText,
        role.ToolTipText,
        role.HighlightedText,
    ):
        palette.setColor(which, colour("text"))
        palette.setColor(group.Disabled, which, colour("text-off"))
    palette.setColor(role.PlaceholderText, colour("text-dim"))
    return palette


def apply_theme(app: QApplication) -> None:
    """Give the application the theme; the same on every platform."""
    fusion = QStyleFactory.create("Fusion")
    if fusion is not None:
        app.setStyle(fusion)
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet())
