"""Take every picture of the documentation in a real window, from the sample photos.

    python packaging/pictures.py                all of them
    python packaging/pictures.py blend tour     only these

Needs no display and reads no settings or looks of yours. Names are those of the
functions marked with ``@picture``; "tour" is the animation. Nothing is retouched: the
pointer and dialogs, which a screen shows over the window, are drawn where they are.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QPoint
from stage import Stage, stage, write_photos
from tour import tour

from looksmith.files import write_whole
from looksmith.grade.mixer import Mixer
from looksmith.grade.recipe import Light
from looksmith.grade.split_toning import SplitToning
from looksmith.grade.tone_curve import ToneCurve
from looksmith.grade.toning import Toning
from looksmith.ui.main import make_application
from looksmith.ui.scopes.reading import Scope

DOCS = Path(__file__).resolve().parents[1] / "docs"
PHOTOS = Path(tempfile.gettempdir(), "photos")
"""Where the photos lie meanwhile: dialogs show it."""

SIZE, LARGE, LOW = (1280, 800), (1440, 900), (1280, 680)
PORTRA, EKTAR, GOLD = "kodak-portra-400-nc", "kodak-ektar-100", "desert-gold"

_WIDTH = 1100
_BYTES = 78_000
_LARGE_BYTES = 240_000
_TOUR_BYTES = 1_500_000

Shot = Callable[[Stage], Image.Image]
SHOTS: dict[str, tuple[tuple[int, int], Shot]] = {}


def picture(size: tuple[int, int] = SIZE) -> Callable[[Shot], Shot]:
    """Add a picture of the guide, taken in a window of that size."""

    def add(shot: Shot) -> Shot:
        SHOTS[shot.__name__.strip("_")] = size, shot
        return shot

    return add


def _sides(stage: Stage) -> Image.Image:
    """Return the canvas and the right column."""
    return stage.part(stage.window.canvas, stage.column)


@picture(LARGE)
def window(stage: Stage) -> Image.Image:
    """All of the window: a blend of three looks, light, the histogram."""
    stage.open("colosseum")
    stage.blend(PORTRA, EKTAR, GOLD)
    document = stage.window.document
    document.set_weights({0: 0.5, 1: 0.3, 2: 0.2})
    light = Light(exposure=0.2, contrast=12, shadows=25)
    document.edit(document.recipe.replace(light=light), "Light")
    stage.settle()
    return stage.grab()


@picture()
def open_(stage: Stage) -> Image.Image:
    """A folder in the filmstrip, with ratings."""
    stage.open()
    for stars, path in zip((4, 5, 0, 3, 5, 0, 2, 4), stage.photos, strict=False):
        stage.window.photos.kept.rate([path], stars)
    stage.act("photo.next")
    stage.window.document.choose_look(GOLD)
    stage.settle()
    return stage.grab()


@picture()
def find(stage: Stage) -> Image.Image:
    """A search, a look under the pointer, and the photo in it."""
    stage.open("otter")
    stage.window.browser.search.setText("portra 400")
    stage.settle()
    stage.move(stage.tile(PORTRA) + QPoint(1, 1))
    stage.move(stage.tile(PORTRA))
    stage.settle()
    return stage.grab()


@picture()
def map_(stage: Stage) -> Image.Image:
    """The map of looks."""
    stage.open("otter")
    stage.window.document.choose_look(GOLD)
    stage.window.splitter.setSizes([620, 380, 280])
    stage.window.browser.map_button.setChecked(True)
    stage.settle(1.0)
    return stage.part(stage.window.browser)


@picture()
def blend(stage: Stage) -> Image.Image:
    """The blend with its pad."""
    stage.open("otter")
    stage.blend(PORTRA, EKTAR, GOLD)
    stage.window.document.set_weights({0: 0.55, 1: 0.15, 2: 0.3})
    stage.act("look.pad")
    stage.scroll_to(stage.window.blend_panel)
    return _sides(stage)


@picture(LOW)
def invert(stage: Stage) -> Image.Image:
    """A photo graded with Kodachrome 64, with that undone, and what is lost marked."""
    stage.open("graded/spices")
    stage.blend("kodak-kodachrome-64")
    stage.act("look.invert")
    stage.act("view.unrecoverable")
    stage.settle(1.0)
    return _sides(stage)


@picture(LOW)
def compare(stage: Stage) -> Image.Image:
    """The divider, turned."""
    stage.open("spices")
    stage.blend(GOLD)
    stage.act("view.split")
    stage.act("canvas.turn_wipe")
    return stage.part(stage.window.canvas)


@picture()
def stills(stage: Stage) -> Image.Image:
    """Four stills side by side."""
    stage.open("otter")
    for look in (EKTAR, GOLD, "ilford-hp5", PORTRA):
        stage.window.document.choose_look(look)
        stage.act("view.keep_still")
    stage.act("view.compare_stills")
    return stage.grab()


@picture(LOW)
def adjust(stage: Stage) -> Image.Image:
    """The clipping marks, a parade, and light."""
    stage.open("colosseum")
    light = Light(exposure=0.3, contrast=40, blacks=-60)
    document = stage.window.document
    document.edit(document.recipe.replace(light=light), "Light")
    while stage.window.histogram.scope is not Scope.PARADE:
        stage.window.scopes.next()
    stage.act("canvas.clipping")
    stage.scroll_to(stage.window.light_panel)
    return _sides(stage)


@picture()
def toning(stage: Stage) -> Image.Image:
    """The tone curve, the colour mixer and split toning."""
    stage.open("colosseum")
    panel, document = stage.window.toning_panel, stage.window.document
    curve = ToneCurve(((0.0, 0.04), (0.25, 0.2), (0.75, 0.84), (1.0, 0.97)))
    split = SplitToning(
        shadow_hue=215, shadow_saturation=25, highlight_hue=45, highlight_saturation=30
    )
    document.edit(document.recipe.replace(toning=Toning(curve, Mixer(), split)), "Tone")
    panel.group.set_expanded(True)
    columns = []
    for part in ("curve", "mixer", "split"):
        panel.parts.buttons[part].click()
        stage.settle()
        stage.scroll_to(panel)
        columns.append(stage.part(panel))
    width, height = columns[0].size
    ground = columns[0].getpixel((0, height - 1))
    whole, left = Image.new("RGB", (3 * width, height), ground), 0
    for column in columns:
        whole.paste(column, (left, 0))
        left += column.width
    return whole


@picture()
def enhance(stage: Stage) -> Image.Image:
    """Enhance beside the original of a flat photo."""
    stage.open("flat/colosseum")
    stage.act("photo.enhance")
    stage.act("canvas.beside")
    return _sides(stage)


@picture()
def export(stage: Stage) -> Image.Image:
    """The export dialog."""
    stage.open("colosseum")
    stage.blend(PORTRA, GOLD)
    stage.act("file.export_photo")
    stage.settle(1.0)
    return stage.dialog()


@picture()
def batch(stage: Stage) -> Image.Image:
    """The batch dialog with photos in it."""
    stage.open()
    stage.blend(PORTRA)
    stage.act("file.batch")
    stage.window.batch.open().photos.add(stage.photos)
    stage.settle(1.0)
    return stage.dialog()


@picture()
def keys(stage: Stage) -> Image.Image:
    """The preferences of keys."""
    stage.open("colosseum")
    stage.window.handlers.edit.show_preferences("keys")
    stage.settle()
    return stage.dialog()


def _jpeg(image: Image.Image, limit: int) -> bytes:
    """Return it as JPEG, as good as the limit in bytes allows."""
    for quality in range(88, 40, -4):
        data = BytesIO()
        image.save(data, "JPEG", quality=quality, optimize=True, progressive=True)
        if data.tell() <= limit:
            break
    return data.getvalue()


def _take(name: str) -> tuple[Path, bytes]:
    """Take one picture; return where it belongs and its file."""
    if name == "tour":
        with stage(PHOTOS, SIZE) as scene:
            film = tour(scene)
        files = (film.encoded(quality) for quality in (70, 60, 45, 30))
        return DOCS / "tour.webp", next(f for f in files if len(f) <= _TOUR_BYTES)
    size, shot = SHOTS[name]
    with stage(PHOTOS, size) as scene:
        image = shot(scene)
    if name == "window":
        return DOCS / "window.jpg", _jpeg(image, _LARGE_BYTES)
    if image.width > _WIDTH:
        height = image.height * _WIDTH // image.width
        image = image.resize((_WIDTH, height), Image.Resampling.LANCZOS)
    return DOCS / "guide" / f"{name}.jpg", _jpeg(image, _BYTES)


def main(names: Sequence[str]) -> None:
    """Take the pictures of these names, or all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application(offscreen=True)
    (DOCS / "guide").mkdir(exist_ok=True)
    with write_photos(PHOTOS):
        for name in names or [*SHOTS, "tour"]:
            path, data = _take(name)
            write_whole(path, data)
            sys.stdout.write(f"{path.relative_to(DOCS)}  {len(data)} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
