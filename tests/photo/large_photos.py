"""Measure the memory that very large photos take; docs/formats.md shows the table.

``python tests/photo/large_photos.py 100 300`` makes photos of so many megapixels,
opens, previews and exports each in a process of its own, and prints the peak of each
above that of the decoder alone. Names of `KINDS` measure these only.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Kind:
    """A file to make, and how it is exported.

    Parameters
    ----------
    suffix
        Of its name.
    profile
        One of `looksmith.photo.options.PROFILE_NAMES`; None embeds none.
    tags
        What tifffile is told besides.
    options
        Of the export.
    written
        The suffix of the export; by default the file's own.
    depth
        What the file holds; None for bytes in a JPEG and 16 bits elsewhere.
    kept
        Export as the window does, which holds the original meanwhile.
    edit
        What is done: "light" and a look, "dehaze" or "enhance".
    """

    suffix: str
    profile: str | None = None
    tags: dict[str, Any] = field(default_factory=lambda: {"rowsperstrip": 32})
    options: dict[str, Any] = field(default_factory=dict)
    written: str | None = None
    depth: Any = None
    kept: bool = False
    edit: str = "light"


KINDS = {
    "jpg": Kind(".jpg"),
    "striped.tif": Kind(".tif"),
    "tiled.tif": Kind(".tif", tags={"tile": (256, 256)}),
    "turned.tif": Kind(
        ".tif", tags={"rowsperstrip": 32, "extratags": [(274, "H", 1, 6, True)]}
    ),
    "png": Kind(".png"),
    "adobe.jpg": Kind(".jpg", "Adobe RGB"),
    "widened.jpg": Kind(".jpg", options={"profile": "Display P3"}),
    "prophoto.tif": Kind(".tif", "ProPhoto RGB"),
    "p3.png": Kind(".png", "Display P3"),
    "to-floats.tif": Kind(".tif", "ProPhoto RGB", options={"bits": 32}),
    "to-exr.tif": Kind(".tif", "ProPhoto RGB", options={"bits": 32}, written=".exr"),
    "from-floats.tif": Kind(".tif", depth=np.float32, options={"bits": 16}),
    "from-exr.exr": Kind(".exr", options={"bits": 16}, written=".tif"),
    "from-exr-to-png.exr": Kind(".exr", options={"bits": 16}, written=".png"),
    "from-exr-to-jpeg.exr": Kind(".exr", written=".jpg"),
    "kept.jpg": Kind(".jpg", kept=True),
    "kept.tif": Kind(".tif", kept=True),
    "kept.png": Kind(".png", kept=True),
    "kept-prophoto.tif": Kind(".tif", "ProPhoto RGB", kept=True),
    "kept-p3.png": Kind(".png", "Display P3", kept=True),
    "dehazed.jpg": Kind(".jpg", edit="dehaze"),
    "dehazed.tif": Kind(".tif", "ProPhoto RGB", edit="dehaze"),
    "enhanced.jpg": Kind(".jpg", edit="enhance"),
    "enhanced.tif": Kind(".tif", "ProPhoto RGB", edit="enhance"),
    "kept-dehazed.tif": Kind(".tif", edit="dehaze", kept=True),
    "kept-enhanced.tif": Kind(".tif", edit="enhance", kept=True),
}
STEPS = ("decode", "open", "preview", "export")
_BAND = 512
_GRAINY = 4  # one band of so many has grain: all of it would take minutes to deflate


def sides(megapixels: float) -> tuple[int, int]:
    """Return height and width, 3 : 4, multiples of 16."""
    width = int((megapixels * 1e6 * 4 / 3) ** 0.5) // 16 * 16
    return width * 3 // 4 // 16 * 16, width


def make(path: Path, kind: Kind, megapixels: float) -> None:
    """Write a photo of soft shapes and grain."""
    depth = kind.depth or (np.uint8 if kind.suffix == ".jpg" else np.uint16)
    pixels = _soft_shapes(*sides(megapixels), depth)
    if kind.suffix == ".tif":
        _write_tiff(path, pixels, kind)
    elif kind.suffix == ".exr":
        _write_exr(path, pixels)
    else:
        _write_with_profile(path, pixels, kind)


def _soft_shapes(height: int, width: int, depth: Any) -> np.ndarray:
    pixels = np.empty((height, width, 3), depth)
    top = np.float32(1 if depth is np.float32 else np.iinfo(depth).max)
    x = np.linspace(0, 9, width, dtype=np.float32)[None, :, None]
    phases = np.array([0, 2, 4], np.float32)
    grain = np.random.default_rng(0).normal(0, 0.01, (_BAND, width, 1))
    grain = grain.astype(np.float32)
    waves = np.float32(0.4) * np.sin(x + phases)
    for y0 in range(0, height, _BAND):
        y = np.arange(y0, min(y0 + _BAND, height), dtype=np.float32) / height * 7
        values = np.float32(0.5) + waves * np.cos(y[:, None, None] + phases)
        if y0 // _BAND % _GRAINY == 0:
            values += grain[: len(y)]
        pixels[y0 : y0 + _BAND] = (np.clip(values, 0, 1) * top).astype(depth)
    return pixels


def _icc(kind: Kind) -> bytes | None:
    from looksmith.photo.target import named_profile

    return None if kind.profile is None else named_profile(kind.profile)


def _write_tiff(path: Path, pixels: np.ndarray, kind: Kind) -> None:
    import tifffile

    tifffile.imwrite(
        path, pixels, photometric="rgb", compression="adobe_deflate",
        predictor=3 if kind.depth is np.float32 else 2,
        compressionargs={"level": 1}, iccprofile=_icc(kind), **kind.tags,
    )  # fmt: skip


def _write_exr(path: Path, pixels: np.ndarray) -> None:
    from looksmith.photo.exr_write import write_exr
    from looksmith.photo.target import Target
    from looksmith.photo.write_slabs import Samples

    with path.open("w+b") as stream:
        target = Target(None, embed=False, linear=True)
        write_exr(Samples(pixels, target=target), stream, half=True)


def _write_with_profile(path: Path, pixels: np.ndarray, kind: Kind) -> None:
    import imagecodecs

    from looksmith.photo import jpeg, png

    if kind.suffix == ".jpg":
        data = imagecodecs.jpeg8_encode(pixels, 92)
        parts, _ = jpeg.add_metadata(data, icc=_icc(kind))
    else:
        parts = png.add_metadata(imagecodecs.png_encode(pixels, 1), icc=_icc(kind))
    with path.open("wb") as stream:
        stream.writelines(parts)


def decode(path: Path) -> None:
    """Decode as the library does alone, the file read whole where it needs that.

    Scanlines of OpenEXR are decoded by this project: alone, to the floats of all.
    """
    import imagecodecs
    import tifffile

    if path.suffix == ".tif":
        tifffile.imread(path)
    elif path.suffix == ".png":
        imagecodecs.png_decode(path.read_bytes())
    elif path.suffix == ".exr":
        from looksmith.photo.exr import read_exr

        read_exr(path.read_bytes())
    else:
        imagecodecs.jpeg8_decode(path.read_bytes())


def work(step: str, path: Path, kind: Kind) -> None:
    """Do one step, as the window and the batch do it."""
    if step == "decode":
        decode(path)
    elif step == "open":
        from looksmith.photo.read import read_photo

        read_photo(path)
    elif step == "preview":
        from looksmith.photo.read import read_preview

        read_preview(path, 1600)
    else:
        _export(path, kind)


def _recipe(edit: str) -> Any:
    from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe, Restoration

    if edit == "light":
        return Recipe(Light(exposure=0.2), Blend((BlendTerm("look"),)))
    return Recipe(**{edit: Restoration(enabled=True)})


def _export(path: Path, kind: Kind) -> None:
    from looksmith.export.photo import export_photo
    from looksmith.grade.render import Renderer
    from looksmith.grade.sources import OverlayLooks
    from looksmith.lut.table import Lut3D, identity_table
    from looksmith.photo.options import WriteOptions
    from looksmith.photo.read import read_photo

    look = Lut3D(np.sin(identity_table(33) * np.float32(1.5)))
    renderer = Renderer(OverlayLooks(None, {"look": look}))
    target = path.with_name(f"graded{kind.written or kind.suffix}")
    photo, chosen = read_photo(path), WriteOptions(**kind.options)
    # The window holds the photo; the command line and batches give it up.
    export_photo(
        photo, _recipe(kind.edit), renderer, target, chosen, spend=not kind.kept
    )
    target.unlink()


def peak_of_self() -> int:
    """Return the most memory that this process has held, in bytes (Linux)."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) * 1024
    raise OSError("The system does not tell how much memory was used.")


def measured(step: str, kind: str, path: Path) -> tuple[int, float]:
    """Return the peak in bytes and the processor seconds of a step, done alone."""
    done = subprocess.run(
        [sys.executable, __file__, "--step", step, kind, str(path)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    peak, seconds = done.stdout.split()
    return int(peak), float(seconds)


def measure(
    kind: str, megapixels: float, folder: Path, steps: Sequence[str] = STEPS
) -> dict[str, tuple[int, float]]:
    """Make a photo and return the peaks and processor seconds of these steps."""
    path = folder / f"photo{KINDS[kind].suffix}"
    subprocess.run(
        [sys.executable, __file__, "--make", kind, str(megapixels), str(path)],
        check=True,
    )
    try:
        return {step: measured(step, kind, path) for step in steps}
    finally:
        path.unlink()


def _do_step(step: str, kind: str, path: str) -> None:
    import time

    work(step, Path(path), KINDS[kind])
    sys.stdout.write(f"{peak_of_self()} {time.process_time():.2f}\n")


def main(arguments: list[str]) -> None:
    """Print the table, or do one step of it."""
    if arguments[:1] == ["--make"]:
        make(Path(arguments[3]), KINDS[arguments[1]], float(arguments[2]))
        return
    if arguments[:1] == ["--step"]:
        _do_step(*arguments[1:])
        return
    kinds = [each for each in arguments if each in KINDS] or list(KINDS)
    sizes = [float(each) for each in arguments if each not in KINDS] or [100.0]
    sys.stdout.write("| photo | decoder alone | open | preview | export |\n")
    sys.stdout.write("|---|---|---|---|---|\n")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            for kind in kinds:
                found = measure(kind, size, Path(folder))
                base, alone = found["decode"]
                cells = [f"{base / 1e9:.2f} GB, {alone:.1f} s"]
                for step in STEPS[1:]:
                    peak, seconds = found[step]
                    cells.append(f"{(peak - base) / 1e9:+.2f} GB, {seconds:.1f} s")
                sys.stdout.write(f"| {size:g} MP {kind} | {' | '.join(cells)} |\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
