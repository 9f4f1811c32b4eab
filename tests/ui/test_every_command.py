"""Every command, by its key and by its menu: what the user sees of it.

`EFFECTS` says of each command what is to be seen afterwards, and was not before. A
command that is missing there fails.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest
from command_stage import BASE, OTHER, Stage, with_restoration
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from looksmith.grade.recipe import Recipe
from looksmith.ui.canvas.surround import GREYS
from looksmith.ui.commands.table import COMMANDS
from looksmith.ui.devices import GRAPHICS
from looksmith.ui.scopes.reading import Scope


@dataclass(frozen=True)
class Effect:
    """What a command is for.

    Parameters
    ----------
    seen
        Whether the user sees it.
    before
        Does what the command needs, so that it is not seen yet.
    answers
        What the user answers to the system's file dialogs.
    """

    seen: Callable[[Stage], bool]
    before: Callable[[Stage], object] = lambda _stage: None
    answers: Callable[[Stage], dict[str, object]] = lambda _stage: {}


def shows(kind: str, before: Callable[[Stage], object] = lambda _stage: None) -> Effect:
    return Effect(lambda stage: stage.shows(kind), before)


def contrast(stage: Stage) -> float:
    return stage.document.recipe.light.contrast


def undone(stage: Stage) -> None:
    stage.document.set_light("contrast", 33)
    stage.document.undo()


def copied(stage: Stage) -> None:
    stage.window.handlers.edit.copy_settings(OTHER)


def kept(slot: int, stage: Stage) -> None:
    stage.window.stills.model.keep(OTHER, slot)


def zoomed(scale: float, stage: Stage) -> None:
    stage.canvas.zoom_to(scale)


def restored(step: str, stage: Stage) -> None:
    stage.document.edit(with_restoration(step), "Restored")


def taken_up(stage: Stage) -> bool:
    return stage.document.recipe == OTHER


def rated(stars: int) -> Effect:
    other = 0 if stars else 3
    return Effect(
        lambda s: s.stars == stars,
        lambda s: s.window.photos.kept.rate([s.shoot[1]], other),
    )


def still(slot: int) -> Effect:
    return Effect(taken_up, partial(kept, slot))


def scheme(name: str, other: str) -> Effect:
    return Effect(
        lambda s: s.window.viewing.clipping.scheme == name,
        lambda s: s.window.viewing.clipping.set_scheme(other),
    )


def gamut(name: str, other: str) -> Effect:
    return Effect(
        lambda s: s.window.viewing.gamut.gamut == name,
        lambda s: s.window.viewing.gamut.set_gamut(other),
    )


def grey(name: str, other: str) -> Effect:
    return Effect(
        lambda s: s.canvas.surround.grey == name,
        lambda s: s.window.viewing.set_grey(other),
    )


def device(name: str, other: str) -> Effect:
    def before(stage: Stage) -> None:
        stage.window.devices._best = GRAPHICS  # this computer may have none
        stage.window.devices.choose(other)

    return Effect(lambda s: s.window.restorer.device == name, before)


FILE = {
    "file.open": Effect(
        lambda s: s.document.path == s.others[0],
        answers=lambda s: {"files": s.others[:1]},
    ),
    "file.open_folder": Effect(
        lambda s: s.window.filmstrip.paths() == s.others,
        answers=lambda s: {"folder": s.others[0].parent},
    ),
    "file.import_looks": Effect(
        lambda s: s.window.messages.text.startswith("Added"),
        answers=lambda s: {"files": [s.folder / "a.cube"]},
    ),
    "file.import_folder": Effect(
        lambda s: s.window.messages.text.startswith("Added"),
        answers=lambda s: {"folder": s.folder},
    ),
    "file.open_session": Effect(taken_up, answers=lambda s: {"files": [s.session]}),
    "file.save_session": Effect(
        lambda s: s.saved.is_file(), answers=lambda s: {"save": s.saved}
    ),
    "file.export_photo": shows("ExportPhotoDialog"),
    "file.export_lut": shows("ExportLutDialog"),
    "file.batch": shows("BatchDialog"),
    "file.quit": Effect(lambda s: not s.window.isVisible()),
}

EDIT = {
    "edit.undo": Effect(
        lambda s: contrast(s) == 0, lambda s: s.document.set_light("contrast", 33)
    ),
    "edit.redo": Effect(lambda s: contrast(s) == 33, undone),
    "edit.history": shows("HistoryDialog"),
    "edit.copy": Effect(lambda s: "copied" in s.told),
    "edit.paste": Effect(taken_up, copied),
    "edit.paste_selected": Effect(lambda s: s.window.photos.choice.isVisible(), copied),
    "edit.save_preset": shows("SavePresetDialog"),
    "edit.manage_presets": shows("PresetsDialog"),
    "edit.reset_look": Effect(lambda s: s.document.recipe == Recipe(light=BASE.light)),
    "edit.reset_light": Effect(lambda s: s.document.recipe == Recipe(blend=BASE.blend)),
    "edit.reset_all": Effect(lambda s: s.document.recipe == Recipe()),
    "edit.preferences": shows("PreferencesDialog"),
}

LOOK = {
    "look.previous": Effect(lambda s: s.looks == ["look-02"]),
    "look.next": Effect(lambda s: s.looks == ["look-04"]),
    "look.search": Effect(lambda s: s.window.focusWidget() is s.window.browser.search),
    "look.add": Effect(
        lambda s: s.looks == ["look-03", "look-07"],
        lambda s: s.window.browser.view.go_to("look-07"),
    ),
    "look.invert": Effect(lambda s: s.document.blend.invert),
    "look.pad": Effect(lambda s: s.window.blend_panel.pad_shown),
    "look.save_blend": Effect(lambda s: s.window.blend_panel.save_form.isVisible()),
    "look.details": shows("LookDetails"),
    "look.favourite": Effect(lambda s: s.catalogue.is_favourite("look-03")),
    "look.remove": Effect(lambda s: s.looks == []),
}

PHOTO = {
    "photo.enhance": Effect(lambda s: s.document.recipe.enhance.enabled),
    "photo.dehaze": Effect(lambda s: s.document.recipe.dehaze.enabled),
    "photo.keep_enhance": shows("QInputDialog", partial(restored, "enhance")),
    "photo.previous": Effect(lambda s: s.document.path == s.shoot[0]),
    "photo.next": Effect(lambda s: s.document.path == s.shoot[2]),
    **{f"photo.rate_{stars}": rated(stars) for stars in range(6)},
    "photo.run_auto": device("auto", "cpu"),
    "photo.run_cpu": device("cpu", "auto"),
    "photo.run_gpu": device(GRAPHICS, "auto"),
}

VIEW = {
    "view.fit": Effect(lambda s: s.canvas.view.fitted, partial(zoomed, 2.0)),
    "view.actual": Effect(lambda s: s.canvas.view.scale == 1.0),
    "view.zoom": Effect(lambda s: s.canvas.view.scale == 1.0),
    "view.before": Effect(lambda s: s.canvas.before),
    "view.split": Effect(lambda s: s.canvas.split),
    "view.unrecoverable": Effect(lambda s: bool(s.canvas.legend)),
    "view.scope": Effect(lambda s: s.window.histogram.scope == list(Scope)[1]),
    "view.hover": Effect(lambda s: not s.window.hover.on),
    "view.haze": Effect(lambda s: s.window.haze.on, partial(restored, "dehaze")),
    "view.proof": Effect(lambda s: s.window.proof.on),
    "view.keep_still": Effect(lambda s: s.window.stills.model.recipe(0) == BASE),
    "view.compare_stills": Effect(
        lambda s: s.window.stills.grid.isVisible(), partial(kept, 0)
    ),
    **{f"view.still_{letter}": still(slot) for slot, letter in enumerate("abcd")},
    "view.filmstrip": Effect(lambda s: not s.window.filmstrip.isVisible()),
    "view.panels": Effect(lambda s: not s.window.browser.isVisible()),
    "view.full_screen": Effect(lambda s: s.window.isFullScreen()),
}

CANVAS = {
    "canvas.picture_only": Effect(lambda s: not s.window.menuBar().isVisible()),
    "canvas.zoom_in": Effect(lambda s: s.canvas.view.scale > 1.05 * s.fitted),
    "canvas.zoom_out": Effect(
        lambda s: s.canvas.view.scale < 1.9, partial(zoomed, 2.0)
    ),
    "canvas.double": Effect(lambda s: s.canvas.view.scale == 2.0),
    "canvas.fill": Effect(lambda s: s.canvas.view.scale > s.fitted),
    "canvas.beside": Effect(lambda s: s.canvas.beside),
    "canvas.turn_wipe": Effect(
        lambda s: s.canvas.split and s.canvas.wipe_angle != 0,
        lambda s: s.canvas.turn_wipe(-s.canvas.wipe_angle),
    ),
    "canvas.clipping": Effect(lambda s: bool(s.canvas.legend)),
    "canvas.clipping_red_blue": scheme("red-blue", "black-white"),
    "canvas.clipping_black_white": scheme("black-white", "red-blue"),
    "canvas.clipping_purple_green": scheme("purple-green", "red-blue"),
    "canvas.gamut": Effect(lambda s: bool(s.canvas.legend)),
    "canvas.gamut_srgb": gamut("srgb", "adobe-rgb"),
    "canvas.gamut_p3": gamut("display-p3", "srgb"),
    "canvas.gamut_adobe": gamut("adobe-rgb", "srgb"),
    "canvas.assessment": Effect(lambda s: s.canvas.surround.assessing),
    "canvas.next_grey": Effect(lambda s: s.canvas.surround.grey == list(GREYS)[1]),
    "canvas.grey_theme": grey("theme", "black"),
    **{
        f"canvas.grey_{name}": grey(name, "theme")
        for name in ("black", "dark", "middle", "light", "white")
    },
}

HELP = {
    "help.palette": shows("CommandPalette"),
    "help.shortcuts": shows("ShortcutsDialog"),
    "help.diagnostics": Effect(lambda s: s.clipboard.startswith("Looksmith")),
    "help.about": shows("AboutDialog"),
}

EFFECTS = {**FILE, **EDIT, **LOOK, **PHOTO, **VIEW, **CANVAS, **HELP}
ENDING = "file.quit"


@pytest.fixture(scope="module")
def standing(themed, tmp_path_factory):
    made = Stage(tmp_path_factory.mktemp("stage"))
    yield made
    made.close()
    themed.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def stage(standing, qtbot):
    standing.rest(qtbot)
    return standing


def by_key(stage: Stage, command) -> None:
    """Press the command's first key where the user's fingers rest."""
    combination = QKeySequence(command.keys[0])[0]
    QTest.keyClick(stage.canvas, combination.key(), combination.keyboardModifiers())


def by_menu(stage: Stage, command) -> None:
    """Open the command's menu and click it there."""
    menu = stage.window.menus[command.menu]
    menu.popup(stage.window.mapToGlobal(QPoint(40, 40)))
    action = stage.window.actions_by_id[command.id]
    place = menu.actionGeometry(action).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)


def drive(stage, command, way, qtbot, monkeypatch) -> None:
    effect = EFFECTS[command.id]
    stage.answer(monkeypatch, **effect.answers(stage))
    effect.before(stage)
    stage.settle(qtbot)
    stage.window.update_actions()
    assert not effect.seen(stage), "there would be nothing to see"
    assert stage.window.actions_by_id[command.id].isEnabled()
    way(stage, command)
    qtbot.waitUntil(lambda: effect.seen(stage), timeout=20_000)


def ids(commands):
    return [command.id for command in commands]


STAYING = [command for command in COMMANDS if command.id != ENDING]
WITH_KEYS = [command for command in STAYING if command.keys]
QUIT = next(command for command in COMMANDS if command.id == ENDING)


def test_every_command_has_an_effect_to_be_seen():
    assert sorted(EFFECTS) == sorted(ids(COMMANDS))


@pytest.mark.parametrize("command", WITH_KEYS, ids=ids(WITH_KEYS))
def test_by_its_key(stage, command, qtbot, monkeypatch):
    drive(stage, command, by_key, qtbot, monkeypatch)


@pytest.mark.parametrize("command", STAYING, ids=ids(STAYING))
def test_by_its_menu(stage, command, qtbot, monkeypatch):
    drive(stage, command, by_menu, qtbot, monkeypatch)


@pytest.mark.parametrize("way", [by_key, by_menu])
def test_quit_closes_the_window(themed, tmp_path, qtbot, monkeypatch, way):
    stage = Stage(tmp_path)
    stage.rest(qtbot)
    drive(stage, QUIT, way, qtbot, monkeypatch)
    stage.close()
