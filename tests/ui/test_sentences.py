"""Errors of the rooms below, said in the language of the window."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st
from PIL import Image

from looksmith.errors import LooksmithError
from looksmith.grade.session import load_session
from looksmith.lut.formats import read_lut
from looksmith.photo.read import read_photo
from looksmith.ui.language import set_language
from looksmith.ui.sentences import in_user_language, pattern_of
from looksmith.ui.workers import Workers

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "packaging"))
import sentences  # noqa: E402
import translations  # noqa: E402


@pytest.fixture
def german(themed):
    set_language(themed, "de")
    yield
    set_language(themed, "en")


def error_of(read, path) -> str:
    with pytest.raises(LooksmithError) as raised:
        read(path)
    return raised.value.message


def written(path, data) -> Path:
    path.write_bytes(data)
    return path


@pytest.fixture
def cut_jpeg(tmp_path):
    path = tmp_path / "beach.jpg"
    Image.effect_noise((200, 100), 60).convert("RGB").save(path)
    return written(path, path.read_bytes()[:-900])


def test_the_table_is_that_of_the_sources():
    kept = translations.SENTENCES_FILE.read_text(encoding="utf-8")
    assert kept == translations.sentences_text(), "translations.py update"


def test_what_users_meet_most_is_in_it():
    known = set(sentences.sentences())
    assert {
        "There is no such file.",
        "The file is empty.",
        "The file cannot be read: {reason}.",
        "No space left on device",
        "Permission denied",
        "The colour profile cannot be read: {reason}.",
        "{where}, line {line}: {reason}",
    } <= known
    assert any(text.startswith("This is no photo: neither") for text in known)


@pytest.mark.parametrize("template", sentences.sentences())
def test_a_sentence_is_known_by_its_template(template):
    fields = re.findall(r"\{(\w+)\}", template)
    parts = {field: f"part{place}" for place, field in enumerate(fields)}
    match = pattern_of(template).fullmatch(template.format(**parts))
    assert match
    if "{name}{where}" not in template and "{words}{else}" not in template:
        assert match.groupdict() == parts or "{else}" in template


@given(st.text(max_size=60))
def test_in_english_every_text_is_as_it_was(text):
    assert in_user_language(text) == text


@limits(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("ab .:{}%\0“”,1\n", max_size=60))
def test_any_text_passes(german, text):
    assert in_user_language(text) or not text


def test_errors_of_real_files_are_said_in_german(german, tmp_path, cut_jpeg):
    def said(read, path):
        return in_user_language(error_of(read, path))

    gone = tmp_path / "gone.cube"
    assert said(read_lut, gone) == "gone.cube: Diese Datei gibt es nicht."
    empty = written(tmp_path / "empty.jpg", b"")
    assert said(read_photo, empty) == "empty.jpg: Die Datei ist leer."
    text = written(tmp_path / "notes.jpg", b"these are my notes " * 50)
    assert said(read_photo, text).startswith("notes.jpg: Das ist kein Foto: weder")
    assert said(read_photo, cut_jpeg).startswith("beach.jpg: Die JPEG-Datei ist ")
    odd = written(tmp_path / "odd.cube", b"LUT_3D_SIZE 999\n0 0 0\n")
    assert said(read_lut, odd) == (
        "odd.cube, Zeile 1: LUT_3D_SIZE 999 liegt außerhalb von 2 bis 129."
    )
    none = written(tmp_path / "edit.looksmith", b"no session")
    assert said(load_session, none) == (
        "edit.looksmith, Zeile 1: Das ist keine Sitzung von Looksmith."
    )


def test_what_the_system_says_within_a_sentence_is_said_too(german):
    text = "evening.tif: The file cannot be written: No space left on device."
    assert in_user_language(text) == (
        "evening.tif: Die Datei kann nicht geschrieben werden: Auf dem Datenträger "
        "ist kein Platz mehr."
    )


def test_what_is_not_known_stays(german):
    for text in ("Foto gespeichert", "a: b c", "beach.jpg was saved", ""):
        assert in_user_language(text) == text


def test_lines_are_said_each_on_its_own(german):
    text = "The file is empty.\nThe EXIF data is damaged and was left out."
    assert in_user_language(text) == (
        "Die Datei ist leer.\nDie EXIF-Daten sind beschädigt und wurden weggelassen."
    )


def test_the_message_bar_and_the_workers_speak_it(german, window, tmp_path):
    error = LooksmithError(error_of(read_lut, tmp_path / "gone.cube"))
    window.messages.show_error(error.message)
    assert window.messages.text == "gone.cube: Diese Datei gibt es nicht."
    assert Workers().describe(error, "")[0] == window.messages.text
