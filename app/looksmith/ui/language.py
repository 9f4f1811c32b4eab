"""The language of the window: Qt's translations and ours."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

from looksmith.resources import resource

__all__ = ["AUTOMATIC", "LANGUAGES", "chosen_language", "set_language"]

AUTOMATIC = "auto"

LANGUAGES: dict[str, str] = {"en": "English", "de": "Deutsch", "zh_CN": "简体中文"}
"""Languages by code, each named in itself; English is that of the sources."""

# Without these a system that speaks another language shows Japanese forms.
_LETTERS: dict[str, tuple[str, ...]] = {
    "zh_CN": (
        "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC",
        "Microsoft YaHei UI", "WenQuanYi Micro Hei",
    )
}  # fmt: skip

_installed: list[QTranslator] = []


def chosen_language(setting: str, wanted: list[str] | None = None) -> str:
    """Return the code of the language to use.

    Parameters
    ----------
    setting
        `AUTOMATIC` or a key of `LANGUAGES`; anything else counts as `AUTOMATIC`.
    wanted
        What the system asks for, best first, as in "de-AT"; by default that of Qt.
    """
    if setting in LANGUAGES:
        return setting
    for tag in QLocale.system().uiLanguages() if wanted is None else wanted:
        language = tag.replace("_", "-").split("-")[0].lower()
        for code in LANGUAGES:
            if code.split("_")[0] == language:
                return code
    return "en"


def _locale(code: str) -> QLocale:
    """Return the system's way to write dates and sizes where it suits a language."""
    system = QLocale.system()
    spoken = chosen_language(AUTOMATIC, [system.name()])
    return system if spoken == code else QLocale(code)


def _use_letters(app: QGuiApplication, code: str) -> None:
    """Have a language's letters drawn in its own forms where a font has them."""
    font = app.font()
    families = [font.family(), *_LETTERS.get(code, ())]
    if font.families() != families:
        font.setFamilies(families)
        app.setFont(font)


def set_language(app: QCoreApplication, setting: str) -> str:
    """Use a language for all texts, dates and sizes made from now on; return its code.

    Parameters
    ----------
    app
        The application.
    setting
        `AUTOMATIC` or a key of `LANGUAGES`.
    """
    code = chosen_language(setting)
    QLocale.setDefault(_locale(code))
    while _installed:
        app.removeTranslator(_installed.pop())
    if isinstance(app, QGuiApplication):
        _use_letters(app, code)
    if code == "en":
        return code
    ours = resource("translations").as_posix()
    theirs = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for stem, folder in (("qtbase", theirs), ("looksmith", ours)):
        translator = QTranslator(app)
        if translator.load(f"{stem}_{code}", folder):
            app.installTranslator(translator)
            _installed.append(translator)
    return code
