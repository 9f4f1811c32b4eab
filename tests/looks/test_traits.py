"""Tags that a table earns."""

from __future__ import annotations

import numpy as np
import pytest

from looksmith.looks.traits import makers_in, traits
from looksmith.lut.table import identity_table

CUBE = identity_table(9)
GREY = np.repeat(CUBE @ np.float32([[0.3], [0.6], [0.1]]), 3, axis=-1)


def saturate(amount):
    return np.clip(GREY + amount * (CUBE - GREY), 0, 1)


def test_the_identity_has_none():
    assert traits(CUBE) == ()


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (GREY, "black & white"),
        (GREY * np.float32([1, 0.9, 0.7]), "toned"),
        (GREY * np.float32([1, 0.9, 0.7]), "warm"),
        (CUBE ** np.float32([0.9, 1, 1.15]), "warm"),
        (CUBE ** np.float32([1.15, 1, 0.9]), "cool"),
        (CUBE ** np.float32([1, 0.85, 1]), "green"),
        (CUBE ** np.float32([1, 1.2, 1]), "magenta"),
        (0.2 + 0.8 * CUBE, "faded"),
        (0.12 + 0.75 * CUBE, "matte"),
        (np.clip(1.5 * CUBE - 0.25, 0, 1), "contrasty"),
        (0.2 + 0.6 * CUBE, "soft"),
        (saturate(1.6), "saturated"),
        (saturate(0.4), "muted"),
        (CUBE**2, "dark"),
        (CUBE**0.6, "bright"),
    ],
)
def test_a_table_is_called_what_it_is(table, expected):
    assert expected in traits(table.astype(np.float32))


def test_neutral_tables_have_no_tint():
    for table in (GREY, CUBE**2, CUBE**0.6, 0.2 + 0.8 * CUBE):
        found = traits(table.astype(np.float32))
        assert not {"warm", "cool", "green", "magenta"} & set(found)


def test_makers_are_read_off_titles():
    assert makers_in("Fuji Velvia 50 on Ilfochrome M") == ("fuji", "ilford")
    assert makers_in("My Portra") == ("kodak",)
    assert makers_in("Foggy") == ()
