"""Stills in session files: there and back, and files without them."""

from __future__ import annotations

import json

import pytest

from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
from looksmith.grade.session import (
    Session,
    SessionError,
    session_from_text,
    session_text,
)

STILL = Recipe(light=Light(contrast=30), blend=Blend((BlendTerm("film"),)))


def test_stills_come_back_in_their_slots():
    session = Session(Recipe(), stills=(None, STILL, None, Recipe()))
    assert session_from_text(session_text(session)).stills == session.stills


def test_sessions_of_earlier_versions_have_none():
    values = json.loads(session_text(Session(STILL)))
    del values["stills"]
    session = session_from_text(json.dumps(values))
    assert session.recipe == STILL
    assert session.stills == ()


@pytest.mark.parametrize("stills", [7, {"a": 1}, [3], [{"light": {"contrast": 9999}}]])
def test_damaged_stills_are_said(stills):
    values = json.loads(session_text(Session(STILL)))
    values["stills"] = stills
    with pytest.raises(SessionError):
        session_from_text(json.dumps(values))
