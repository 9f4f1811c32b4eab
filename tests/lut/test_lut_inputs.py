"""LUTs for log pictures and for a scene's light are known by name and by shape.

The shapes are those of the field's own transfer functions, from colour-science.
"""

from __future__ import annotations

import numpy as np
import pytest

from looksmith.lut.inputs import LINEAR, LOG, expected_input
from looksmith.lut.table import Curves, Lut3D, identity_table


def as_lut(function, size=33, **more):
    return Lut3D(function(identity_table(size)).astype(np.float32), **more)


PLAIN = as_lut(lambda codes: codes * 0.9 + 0.02)

LOG_NAMES = [
    "Sony S-Log3 to film",
    "SLog3SGamut3.CineToLC-709",
    "VLog_to_V709",
    "F-Log2C to ETERNA",
    "ARRI LogC4 to Rec709",
    "D-Log M to Rec.709",
    "REDLogFilm to Rec709",
    "Davinci Intermediate to Rec709",
    "ACEScct to sRGB",
]
LINEAR_NAMES = [
    "Linear to sRGB",
    "lin2srgb",
    "Linear2sRGB",
    "lin_to_rec709",
    "Scene-Linear Filmic",
    "ACEScg film",
]
OTHER_NAMES = [
    "Kodachrome",
    "Catalogue",
    "Analog dialog",
    "Linear contrast",
    "Berlin 2",
]


@pytest.mark.parametrize("name", LOG_NAMES)
def test_log_by_name(name):
    assert expected_input(PLAIN, name) == LOG


@pytest.mark.parametrize("name", LINEAR_NAMES)
def test_light_by_name(name):
    assert expected_input(PLAIN, name) == LINEAR


@pytest.mark.parametrize("name", OTHER_NAMES)
def test_other_names_say_nothing(name):
    assert expected_input(PLAIN, name) == "sRGB"


def test_what_the_lut_says_goes_first():
    lut = PLAIN.replace(input_space="ARRI LogC3")
    assert expected_input(lut, "Linear to sRGB") == "ARRI LogC3"


def filmic(light):
    """Return Hable's curve, encoded for a display."""
    import colour

    def curve(x):
        top = x * (0.15 * x + 0.05) + 0.004
        return top / (x * (0.15 * x + 0.5) + 0.06) - 0.02 / 0.3

    shown = np.clip(curve(4 * light) / curve(11.2), 0, 1)
    return colour.models.eotf_inverse_sRGB(shown)


def light_curves():
    import colour

    return {
        "sRGB": colour.models.eotf_inverse_sRGB,
        "BT.709": colour.models.oetf_BT709,
        "gamma 2.4": lambda light: light ** (1 / 2.4),
        "filmic": filmic,
    }


@pytest.mark.parametrize("name", ["sRGB", "BT.709", "gamma 2.4", "filmic"])
@pytest.mark.parametrize("size", [17, 33, 65])
def test_a_displays_tone_curve_gives_it_away(name, size):
    lut = as_lut(light_curves()[name], size)
    assert expected_input(lut, "show lut") == LINEAR


def test_a_curve_before_the_table_counts():
    import colour

    curve = colour.models.eotf_inverse_sRGB(np.linspace(0, 1, 1024))
    curves = Curves(np.repeat(curve[:, None], 3, axis=1).astype(np.float32))
    lut = Lut3D(identity_table(2), shaper=curves)
    assert expected_input(lut, "show lut") == LINEAR


@pytest.mark.parametrize("name", ["S-Log3", "V-Log", "ARRI LogC3", "Canon Log 3"])
def test_from_log_to_a_display_by_shape(name):
    import colour

    def shown(codes):
        light = colour.models.log_decoding(codes, function=name)
        return colour.models.eotf_inverse_sRGB(np.clip(light, 0, 1))

    assert expected_input(as_lut(shown, 65), "show lut") == LOG


FINISHED = {
    "as it is": lambda codes: codes,
    "brighter by a stop": lambda codes: np.clip(codes * 1.35, 0, 1),
    "lifted shadows": lambda codes: codes**0.7,
    "faded": lambda codes: 0.12 + 0.8 * codes**0.6,
    "contrast": lambda codes: codes * codes * (3 - 2 * codes),
    "negative": lambda codes: 1 - codes,
    "white": np.ones_like,
}


@pytest.mark.parametrize("name", FINISHED)
def test_looks_for_finished_pictures_are_left_alone(name):
    assert expected_input(as_lut(FINISHED[name]), "show lut") == "sRGB"
