"""The theme on show: its palette, its one style sheet, and its colours by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QTemporaryDir
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from looksmith.resources import resource
from looksmith.ui.theme_tokens import DEFAULT_THEME, THEMES, theme_tokens

__all__ = ["apply_theme", "colour", "current_theme", "style_sheet", "token"]

_SHEET_ICONS = {"combo_arrow": ("combo-arrow", "text-dim"), "tick": ("tick", "text")}


class _Current:
    """Which theme is on show; there is one application, so there is one."""

    name = DEFAULT_THEME


def current_theme() -> str:
    """Return the name of the theme on show."""
    return _Current.name


def token(name: str) -> str:
    """Return a token's colour in the theme on show, as ``#rrggbb``."""
    return theme_tokens(_Current.name)[name]


def colour(name: str) -> QColor:
    """Return a token's colour for custom painting; ask anew at every painting."""
    return QColor(token(name))


@cache
def _folder() -> QTemporaryDir:
    return QTemporaryDir()


def _sheet_icon(name: str, shade: str) -> str:
    """Write an icon in a colour, since a style sheet takes pictures only from files."""
    path = Path(_folder().path(), f"{name}-{shade[1:]}.svg")
    if not path.exists():
        drawn = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
        path.write_text(drawn.replace("currentColor", shade), encoding="utf-8")
    return path.as_posix()


def style_sheet() -> str:
    """Return the style sheet with the tokens of the theme on show filled in."""
    text = resource("themes", "looksmith.qss").read_text(encoding="utf-8")
    tokens = theme_tokens(_Current.name)
    values = {name.replace("-", "_"): value for name, value in tokens.items()}
    for place, (name, shade) in _SHEET_ICONS.items():
        values[place] = _sheet_icon(name, tokens[shade])
    return Template(text).substitute(values)


def _palette() -> QPalette:
    palette = QPalette()
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    for which, name in (
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
        (role.Accent, "accent"),
    ):
        palette.setColor(which, colour(name))
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


def apply_theme(app: QApplication, name: str | None = None) -> None:
    """Give the application a theme, live; the same on every platform.

    Parameters
    ----------
    app
        The application.
    name
        One of `THEMES`; the theme on show by default. An unknown name, from settings of
        another version, stands for the default theme.
    """
    wanted = _Current.name if name is None else name
    if wanted not in THEMES:
        wanted = DEFAULT_THEME
    if wanted == _Current.name and app.styleSheet():
        return
    _Current.name = wanted
    if not app.styleSheet():
        fusion = QStyleFactory.create("Fusion")
        if fusion is not None:
            app.setStyle(fusion)
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet())
