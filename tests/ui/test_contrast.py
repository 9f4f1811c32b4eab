"""The colours of the themes: legible, neutral, and decided in one place."""

from __future__ import annotations

import ast
import re

import numpy as np
import pytest

from looksmith.colour.lab import oklab_from_linear
from looksmith.colour.transfer import decode_srgb
from looksmith.ui.theme_tokens import SURFACES, THEMES, theme_tokens

PANELS = ("window", "panel", "sunken", "raised", "hover", "pressed")
GROUNDS = (*PANELS, "canvas")
# Standing on photos or made of their colours, they are the same in every theme: veils
# and captions over photos, scopes and curves, gradients that show what a slider does
PLACE = "theme_tokens.py"
DATA = {
    "canvas/caption.py", "canvas/marks.py", "canvas/region.py",
    "panels/toning.py", "scopes/plot.py", "widgets/curves.py",
    "widgets/gradient.py", "widgets/histogram.py",
}  # fmt: skip
COLOUR_TEXT = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")


def linear_of(code: str) -> np.ndarray:
    values = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return decode_srgb(np.array(values, np.float32))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    weights = np.array([0.2126, 0.7152, 0.0722])
    lights = sorted(float(linear_of(code) @ weights) + 0.05 for code in (one, other))
    return lights[1] / lights[0]


@pytest.fixture(params=THEMES)
def tokens(request):
    return theme_tokens(request.param)


def faint(tokens, fronts, grounds, least):
    return {
        (front, ground): round(ratio, 2)
        for front in fronts
        for ground in grounds
        if (ratio := contrast(tokens[front], tokens[ground])) < least
    }


def test_contrast_of_known_colours():
    assert contrast("#000000", "#ffffff") == pytest.approx(21, abs=0.01)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_text_is_legible_wherever_it_stands(tokens):
    assert not faint(tokens, ("text",), GROUNDS, 4.5)
    assert not faint(tokens, ("text-dim",), PANELS, 4.5)
    assert not faint(tokens, ("text",), ("accent-dim",), 4.5)
    assert not faint(tokens, ("warning", "error"), ("window", "panel", "raised"), 4.5)
    assert not faint(tokens, ("scope-text", "scope-dim"), ("scope",), 4.5)


def test_what_cannot_be_used_is_still_seen(tokens):
    assert not faint(tokens, ("text-off",), PANELS, 2.5)
    assert not faint(tokens, ("scope-off",), ("scope",), 2.5)


def test_the_focus_and_the_frames_of_controls_are_seen(tokens):
    assert not faint(tokens, ("accent", "text-dim"), GROUNDS, 3)
    assert not faint(tokens, ("text-off",), ("panel", "window", "sunken"), 3)
    assert not faint(tokens, ("handle",), ("panel", "line"), 3)


def test_dim_text_differs_from_text_and_from_what_is_off(tokens):
    light = [contrast(tokens[n], tokens["panel"]) for n in ("text", "text-dim")]
    off = contrast(tokens["text-off"], tokens["panel"])
    assert light[0] > 1.15 * light[1] > 1.15 * 1.15 * off


def test_surfaces_have_no_chroma(tokens):
    for name in SURFACES:
        _, a, b = oklab_from_linear(linear_of(tokens[name])).tolist()
        assert np.hypot(a, b) < 1e-3, name
        assert len({tokens[name][at : at + 2] for at in (1, 3, 5)}) == 1, name


def test_the_accent_is_quiet(tokens):
    _, a, b = oklab_from_linear(linear_of(tokens["accent"])).tolist()
    assert 0.02 < np.hypot(a, b) < 0.1


def test_the_themes_have_the_same_tokens():
    assert len({frozenset(theme_tokens(name)) for name in THEMES}) == 1


def literal_colours(source: str) -> list[int]:
    """Return the lines on which Python code names a colour itself."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            named = bool(COLOUR_TEXT.fullmatch(node.value))
        elif isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            number = node.args and isinstance(node.args[0], ast.Constant)
            named = bool(number) and name in ("QColor", "qRgb", "qRgba", "fromRgb")
        elif isinstance(node, ast.Attribute):
            held = getattr(node.value, "attr", "")
            named = held == "GlobalColor" and node.attr != "transparent"
        else:
            continue
        if named:
            lines.append(node.lineno)
    return lines


def test_literal_colours_are_found():
    source = 'a = "#fff"\nb = QColor(1, 2, 3)\nc = Qt.GlobalColor.red\nd = "#dim"'
    assert literal_colours(source) == [1, 2, 3]


def test_no_widget_holds_a_colour_of_its_own(root):
    folder = root / "app" / "looksmith" / "ui"
    found = {
        name: lines
        for path in folder.rglob("*.py")
        if (name := path.relative_to(folder).as_posix()) not in {PLACE, *DATA}
        and (lines := literal_colours(path.read_text(encoding="utf-8")))
    }
    assert not found


def test_the_style_sheet_names_only_tokens(root):
    values = re.compile(r":[^;{}]*?(#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\()")
    for path in (root / "resources" / "themes").glob("*.qss"):
        sheet = path.read_text(encoding="utf-8")
        rules = "".join(re.findall(r"\{[^}]*\}", sheet))
        assert not values.findall(rules), path.name


def test_icons_are_drawn_in_the_theme_alone(root):
    for path in (root / "resources" / "icons").glob("*.svg"):
        assert not COLOUR_TEXT.findall(path.read_text(encoding="utf-8")), path.name
