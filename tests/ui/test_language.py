"""The window's languages: complete, in step with the sources, and in use."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from looksmith.lut.reversibility import reversibility
from looksmith.lut.table import Lut3D, identity_table
from looksmith.ui.dialogs.history import HistoryDialog
from looksmith.ui.dialogs.preferences.dialog import PreferencesDialog
from looksmith.ui.language import LANGUAGES, chosen_language, set_language
from looksmith.ui.library_words import shown_verdict, shown_word
from looksmith.ui.main import make_window, open_settings
from looksmith.ui.widgets.arithmetic import evaluate

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
CODES = [code for code in LANGUAGES if code != "en"]

sys.path.append(str(ROOT / "packaging"))
import translations  # noqa: E402


def messages(path: Path) -> dict[tuple[str, str], ElementTree.Element]:
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            key = context.findtext("name", ""), message.findtext("source", "")
            found[key] = message.find("translation")
    return found


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """Files of texts as the sources give them now."""
    folder = tmp_path_factory.mktemp("texts")
    files = [
        shutil.copy(translations.ts_file(code), folder / f"{code}.ts") for code in CODES
    ]
    translations.update(files)
    return dict(zip(CODES, files, strict=True))


@pytest.mark.parametrize("code", CODES)
def test_the_texts_are_those_of_the_sources(code, fresh):
    assert set(messages(fresh[code])) == set(messages(translations.ts_file(code)))


@pytest.mark.parametrize("code", CODES)
def test_every_text_is_translated(code):
    texts = messages(translations.ts_file(code))
    missing = [key for key, text in texts.items() if text.get("type") or not text.text]
    assert missing == []


@pytest.mark.parametrize("code", CODES)
def test_what_is_filled_in_later_stays(code):
    def fields(text):
        return Counter(re.findall(r"\{[^}]*\}|%n", text))

    wrong = [
        (source, text.text)
        for (_, source), text in messages(translations.ts_file(code)).items()
        if fields(source) != fields(text.text or "")
        or source.endswith("…") != (text.text or "").endswith("…")
    ]
    assert wrong == []


@pytest.mark.parametrize("code", CODES)
def test_the_compiled_file_is_in_step(code, tmp_path):
    source = translations.ts_file(code)
    translations.compile_file(source, tmp_path / "new.qm")
    assert (tmp_path / "new.qm").read_bytes() == source.with_suffix(".qm").read_bytes()


@pytest.fixture
def in_language(themed):
    """Return a function that sets a language for the length of a test."""
    yield lambda code: set_language(themed, code)
    set_language(themed, "en")


@pytest.mark.parametrize(("code", "text"), [("de", "&Datei"), ("zh_CN", "文件(&F)")])
def test_the_window_speaks_it(code, text, in_language, build_window):
    in_language(code)
    window = build_window()
    assert window.menus["file"].title() == text


@pytest.mark.parametrize("code", CODES)
def test_menu_letters_do_not_collide_in_it(code, in_language, build_window):
    in_language(code)
    titles = [action.text() for action in build_window().menuBar().actions()]
    letters = [title[title.index("&") + 1].lower() for title in titles if "&" in title]
    assert len(letters) == len(titles)
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize("code", CODES)
def test_menus_and_chips_leave_no_english_behind(code, in_language, build_window):
    def texts(window):
        actions = {name: a.text() for name, a in window.actions_by_id.items()}
        chips = {chip.key: chip.text() for chip in window.browser.traits.chips.values()}
        return actions | chips

    in_language("en")
    english = texts(build_window())
    in_language(code)
    same = {key for key, text in texts(build_window()).items() if text == english[key]}
    # Figures that are written alike, and in German words that are the same.
    alike = {"view.actual", "canvas.double", "edit.reset_look", "warm"}
    assert same <= alike


def test_steps_categories_and_verdicts_are_said_in_it(in_language, build_window):
    in_language("de")
    window = build_window()
    window.document.set_light("exposure", 0.5)
    assert window.document.history.steps[-1].name == "Belichtung"
    assert shown_word("Colour negative") == "Farbnegativ"
    assert shown_word("A category of my own") == "A category of my own"
    verdict = shown_verdict(reversibility(Lut3D(identity_table(17))))
    assert verdict.startswith("Eins zu eins: 100 % aller Farben")


def test_chinese_has_its_own_forms_on_a_system_of_another_language(in_language, themed):
    before = themed.font().families()
    in_language("zh_CN")
    first, *others = themed.font().families()
    assert [first] == before
    assert "Noto Sans CJK SC" in others
    in_language("en")
    assert themed.font().families() == before


def test_the_history_begins_in_it(in_language, build_window):
    in_language("zh_CN")
    window = build_window()
    window.actions_by_id["edit.history"].trigger()
    assert window.findChild(HistoryDialog).list.item(0).text() == "原片"


def test_numbers_and_dates_are_written_as_in_it(in_language, build_window):
    in_language("de")
    slider = build_window().light_panel.sliders["exposure"]
    slider.set_value(-0.5)
    assert slider.field.text() == "−0,50 EV"
    day = QDate(2026, 3, 7)
    pattern = QCoreApplication.translate("KeptEdits", "d MMMM")
    assert QLocale().toString(day, pattern) == "7. März"


def test_a_number_typed_with_a_comma_counts(in_language, build_window):
    in_language("de")
    window = build_window()
    shown = window.light_panel.sliders["exposure"].text_of(1.25)
    assert evaluate(shown, unit="EV") == 1.25


def cut_texts(root):
    """Return the texts of buttons and labels that are wider than their widgets."""
    cut = []
    for widget in root.findChildren(QWidget):
        if isinstance(widget, QPushButton | QCheckBox):
            needed = widget.minimumSizeHint().width()
        elif type(widget) is QLabel and not widget.wordWrap():
            needed = widget.sizeHint().width()
        else:
            continue
        if widget.isVisible() and widget.text() and widget.width() < needed:
            cut.append(widget.text())
    return cut


@pytest.mark.parametrize("code", CODES)
def test_no_text_is_cut_in_a_small_window(
    code, in_language, build_window, photo_file, open_photo, qtbot
):
    in_language(code)
    window = build_window()
    window.resize(1280, 720)
    open_photo(window, photo_file())
    assert cut_texts(window) == []
    window.actions_by_id["edit.preferences"].trigger()
    dialog = window.findChild(PreferencesDialog)
    for row in range(dialog.list.count()):
        dialog.list.setCurrentRow(row)
        qtbot.wait(20)
        assert cut_texts(dialog) == []
    button = dialog.findChild(QPushButton)
    button.setFixedWidth(12)
    assert cut_texts(dialog) == [button.text()], "the test sees none"


def test_the_choice_of_the_preferences_holds_from_the_start(tmp_path, themed):
    settings = open_settings(tmp_path)
    settings.setValue("general/language", "de")
    settings.sync()
    window = make_window(tmp_path)
    try:
        assert window.menus["edit"].title() == "&Bearbeiten"
        slides = window.catalogue.search("diafilm")
        assert {look.category for look in slides} == {"Slide"}
        assert slides == window.catalogue.search("", category="Slide")
    finally:
        window.close()
        set_language(themed, "en")


@pytest.mark.parametrize(
    ("setting", "wanted", "code"),
    [
        ("auto", ["de-AT", "en"], "de"),
        ("auto", ["zh-Hans-CN"], "zh_CN"),
        ("auto", ["fr-FR", "de"], "de"),
        ("auto", ["fr-FR"], "en"),
        ("auto", ["en-GB", "de"], "en"),
        ("de", ["en"], "de"),
        ("klingon", ["zh_CN"], "zh_CN"),
    ],
)
def test_which_language_is_chosen(setting, wanted, code):
    assert chosen_language(setting, wanted) == code


def test_the_script_says_how_it_is_used():
    script = ROOT / "packaging" / "translations.py"
    done = subprocess.run(
        [sys.executable, script], check=False, capture_output=True, text=True
    )
    assert done.returncode != 0
    assert "update" in done.stderr
