"""Measure the memory that very large photos take; docs/formats.md shows the table.

``python tests/benchmarks/large_photos.py 100 300`` makes photos of so many megapixels,
opens, previews and exports each in a process of its own, and prints the peak of each
above that of the decoder alone.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

KINDS = ("jpg", "png", "striped.tif", "tiled.tif")
STEPS = ("decode", "open", "preview", "export")
_BAND = 512


def sides(megapixels: float) -> tuple[int, int]:
    """Return height and width, 3 : 4, multiples of 16."""
    width = int((megapixels * 1e6 * 4 / 3) ** 0.5) // 16 * 16
    return width * 3 // 4 // 16 * 16, width


def make(path: Path, kind: str, megapixels: float) -> None:
    """Write a photo of soft shapes and grain, 8 bits in JPEG, 16 bits elsewhere."""
    import imagecodecs
    import tifffile

    height, width = sides(megapixels)
    depth = np.uint8 if kind == "jpg" else np.uint16
    pixels = np.empty((height, width, 3), depth)
    rng = np.random.default_rng(0)
    x = np.linspace(0, 9, width, dtype=np.float32)[None, :, None]
    grain = rng.normal(0, 0.01, (_BAND, width, 1)).astype(np.float32)
    for y0 in range(0, height, _BAND):
        y = np.arange(y0, min(y0 + _BAND, height), dtype=np.float32) / height * 7
        phases = np.array([0, 2, 4], np.float32)
        values = 0.5 + 0.4 * np.sin(x + phases) * np.cos(y[:, None, None] + phases)
        values += grain[: len(y)]
        top = np.iinfo(depth).max
        pixels[y0 : y0 + _BAND] = (np.clip(values, 0, 1) * top).astype(depth)
    if kind == "jpg":
        path.write_bytes(imagecodecs.jpeg8_encode(pixels, 92))
    elif kind == "png":
        path.write_bytes(imagecodecs.png_encode(pixels, 1))
    else:
        layout = {"tile": (256, 256)} if kind.startswith("tiled") else {}
        rows = {} if layout else {"rowsperstrip": 32}
        tifffile.imwrite(
            path, pixels, photometric="rgb", compression="adobe_deflate",
            predictor=2, compressionargs={"level": 1}, **layout, **rows,
        )  # fmt: skip


def decode(path: Path) -> None:
    """Decode as the library does alone, the file read whole where it needs that."""
    import imagecodecs
    import tifffile

    if path.suffix == ".tif":
        tifffile.imread(path)
    elif path.suffix == ".png":
        imagecodecs.png_decode(path.read_bytes())
    else:
        imagecodecs.jpeg8_decode(path.read_bytes())


def work(step: str, path: Path) -> None:
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
        _export(path)


def _export(path: Path) -> None:
    from looksmith.export.photo import export_photo
    from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
    from looksmith.grade.render import Renderer
    from looksmith.grade.sources import OverlayLooks
    from looksmith.lut.table import Lut3D, identity_table
    from looksmith.photo.read import read_photo

    look = Lut3D(np.sin(identity_table(33) * np.float32(1.5)))
    recipe = Recipe(Light(exposure=0.2), Blend((BlendTerm("look"),)))
    renderer = Renderer(OverlayLooks(None, {"look": look}))
    target = path.with_name(f"graded-{path.name}")
    export_photo(read_photo(path), recipe, renderer, target, spend=True)
    target.unlink()


def peak_of_self() -> int:
    """Return the most memory that this process has held, in bytes (Linux)."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) * 1024
    raise OSError("The system does not tell how much memory was used.")


def measured(step: str, path: Path) -> tuple[int, float]:
    """Return the peak in bytes and the seconds of a step in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--step", step, str(path)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    peak, seconds = done.stdout.split()
    return int(peak), float(seconds)


def measure(kind: str, megapixels: float, folder: Path) -> dict[str, tuple[int, float]]:
    """Make a photo and return the peaks and seconds of all steps."""
    path = folder / f"{megapixels:g}.{kind}"
    subprocess.run(
        [sys.executable, __file__, "--make", kind, str(megapixels), str(path)],
        check=True,
    )
    try:
        return {step: measured(step, path) for step in STEPS}
    finally:
        path.unlink()


def main(arguments: list[str]) -> None:
    """Print the table, or do one step of it."""
    if arguments[:1] == ["--make"]:
        make(Path(arguments[3]), arguments[1], float(arguments[2]))
        return
    if arguments[:1] == ["--step"]:
        import time

        began = time.perf_counter()
        work(arguments[1], Path(arguments[2]))
        seconds = time.perf_counter() - began
        sys.stdout.write(f"{peak_of_self()} {seconds:.2f}\n")
        return
    kinds = [each for each in arguments if each in KINDS] or list(KINDS)
    sizes = [float(each) for each in arguments if each not in KINDS] or [100.0]
    sys.stdout.write("| photo | decoder alone | open | preview | export |\n")
    sys.stdout.write("|---|---|---|---|---|\n")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            for kind in kinds:
                found = measure(kind, size, Path(folder))
                base = found["decode"][0]
                cells = [f"{base / 1e9:.2f} GB"]
                for step in STEPS[1:]:
                    peak, seconds = found[step]
                    cells.append(f"{(peak - base) / 1e9:+.2f} GB, {seconds:.1f} s")
                sys.stdout.write(f"| {size:g} MP {kind} | {' | '.join(cells)} |\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
