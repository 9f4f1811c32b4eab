"""What the command line takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from looksmith import __version__
from looksmith.cli.batch_parser import add_batch_commands
from looksmith.cli.numbers import between
from looksmith.cli.writing import add_writing
from looksmith.grade.recipe import (
    DEHAZE_RANGE,
    ENHANCE_RANGE,
    LIGHT_CONTROLS,
    MAX_AMOUNT,
)
from looksmith.lut.table import MAX_SIZE, MIN_SIZE
from looksmith.models.device import DEVICES

__all__ = ["COMMANDS", "build_parser", "build_window_parser", "weighted"]

COMMANDS = (
    "looks",
    "apply",
    "batch",
    "watch",
    "bake",
    "convert",
    "inspect",
    "import",
    "demo",
    "evaluate",
)

_DESCRIPTION = """\
Browse, blend, invert and export looks (3D LUTs) on your own photographs.
Without a command, opens the window on the photos that are named.
"""


def weighted(text: str) -> tuple[str, float]:
    """Split NAME[:WEIGHT]; the weight is in percent, 100 unless told."""
    name, colon, weight = text.rpartition(":")
    if colon and name:
        try:
            return name, float(weight) / 100
        except ValueError:
            pass
    return text, 1.0


def _size(text: str) -> int:
    value = int(text)
    if not MIN_SIZE <= value <= MAX_SIZE:
        raise argparse.ArgumentTypeError(f"must be {MIN_SIZE} to {MAX_SIZE}")
    return value


def _percent(ends: tuple[float, float]) -> Callable[[str], float]:
    low, high = (100 * end for end in ends)
    within = between(low, high)

    def percent(text: str) -> float:
        try:
            return within(text)
        except ValueError:
            raise argparse.ArgumentTypeError(
                f"{text!r} is not {low:g} to {high:g} (a bare flag goes after PHOTO)"
            ) from None

    return percent


def _late(module: str) -> Callable[[argparse.Namespace], int]:
    """Return a function that loads its module only when it is called."""

    def run(chosen: argparse.Namespace) -> int:
        return int(import_module(f"looksmith.cli.{module}").run(chosen))

    return run


def _add_blend(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("looks")
    group.add_argument(
        "--look", dest="looks", metavar="ID[:WEIGHT]", action="append", default=[],
        type=weighted, help="a look of the library; the weight in percent",
    )  # fmt: skip
    group.add_argument(
        "--lut", dest="luts", metavar="FILE[:WEIGHT]", action="append", default=[],
        type=weighted, help="a LUT file, likewise",
    )  # fmt: skip
    group.add_argument(
        "--free", action="store_true",
        help="take the weights as they are instead of sharing 100 %%",
    )  # fmt: skip
    group.add_argument(
        "--morph", action="store_true",
        help="go a path of its own between the looks; creative, not a mix",
    )  # fmt: skip
    group.add_argument(
        "--amount", metavar="PERCENT", type=between(0, MAX_AMOUNT * 100),
        help="strength of the blend, 0 to 200 (default 100)",
    )  # fmt: skip
    group.add_argument(
        "--invert", action="store_true", help="undo the blend instead of applying it"
    )
    group.add_argument(
        "--session",
        metavar="FILE",
        type=Path,
        help="start from a saved session, or the edit in an exported picture",
    )


def _add_light(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("light and colour")
    for control in LIGHT_CONTROLS:
        group.add_argument(
            f"--{control.name}", metavar="EV" if control.high == 5 else "N",
            type=between(control.low, control.high),
            help=f"{control.tip} ({control.low:g} to {control.high:g})",
        )  # fmt: skip


def _add_edit(parser: argparse.ArgumentParser) -> None:
    _add_blend(parser)
    _add_light(parser)
    _add_restoration(parser)


def _add_enhance(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--enhance", metavar="PERCENT", nargs="?", const=100.0,
        type=_percent(ENHANCE_RANGE),
        help="make a dull photo look right by a model, 0 to 150 (alone: 100)",
    )  # fmt: skip


def _add_device(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--device", choices=DEVICES, default="auto", help="where the models run"
    )


def _add_restoration(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("models (a bare flag goes after PHOTO)")
    _add_enhance(group)
    group.add_argument(
        "--dehaze", metavar="PERCENT", nargs="?", const=100.0,
        type=_percent(DEHAZE_RANGE),
        help="take haze off by a model, or add some: -100 to 130 (alone: 100)",
    )  # fmt: skip
    _add_device(group)


def _add_enhance_from(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("models")
    group.add_argument(
        "--enhance-from", metavar="PHOTO", type=Path,
        help="what Enhance does to the colours of this photo comes first",
    )  # fmt: skip
    _add_enhance(group)
    _add_device(group)


def _add_apply(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("apply", help="grade a photo and save it")
    parser.set_defaults(run=_late("apply"))
    parser.add_argument("photo", metavar="PHOTO", type=Path)
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, required=True)
    _add_blend(parser)
    _add_light(parser)
    _add_restoration(parser)
    add_writing(parser)
    group = parser.add_argument_group("LUT")
    group.add_argument(
        "--cube", metavar="FILE", type=Path, help="save the grade as a LUT, too"
    )
    group.add_argument(
        "--size",
        metavar="N",
        type=_size,
        help="of that LUT (default 33; 65 with --invert or --enhance)",
    )


def _add_lut_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    parser = commands.add_parser("bake", help="save a blend of looks as one LUT")
    parser.set_defaults(run=_late("bake"))
    _add_blend(parser)
    _add_light(parser)
    _add_enhance_from(parser)
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, required=True)
    parser.add_argument(
        "--size", metavar="N", type=_size,
        help="default 33; 65 with --invert or --enhance-from",
    )  # fmt: skip
    parser.add_argument("--title", default="", help="the LUT's name")

    parser = commands.add_parser("convert", help="turn a LUT file into another format")
    parser.set_defaults(run=_late("convert"))
    parser.add_argument("input", metavar="IN", type=Path)
    parser.add_argument("output", metavar="OUT", type=Path)
    parser.add_argument(
        "--invert", action="store_true", help="write the LUT that undoes it"
    )
    parser.add_argument(
        "--size", metavar="N", type=_size,
        help="resample to this size (default: its own; 65 with --invert)",
    )  # fmt: skip

    parser = commands.add_parser(
        "inspect", help="say what a LUT file or a photo is, and what is wrong with it"
    )
    parser.set_defaults(run=_late("inspect"))
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--json", action="store_true", help="for programs")


def _add_library_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    parser = commands.add_parser("looks", help="list the library")
    parser.set_defaults(run=_late("looks"))
    parser.add_argument("--search", metavar="TEXT", default="")
    parser.add_argument("--category", metavar="NAME")
    parser.add_argument("--json", action="store_true", help="for programs")

    parser = commands.add_parser("import", help="add LUT files to your library")
    parser.set_defaults(run=_late("importing"))
    parser.add_argument("paths", metavar="FILE_OR_FOLDER", type=Path, nargs="+")
    parser.add_argument(
        "--compact",
        action="store_true",
        help="keep a small code instead of the exact table where it comes near enough",
    )


def _add_evaluate(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    parser = commands.add_parser("evaluate", help="measure how well a model does")
    what = parser.add_subparsers(metavar="WHAT", required=True)
    encoding = what.add_parser(
        "encoding", help="fit looks that the encoding has never seen"
    )
    encoding.set_defaults(run=_late("evaluate"))
    encoding.add_argument(
        "--looks", metavar="FOLDER_OR_XZ", type=Path, required=True,
        help="a folder of LUT files, or one file of packed looks (.xz)",
    )  # fmt: skip
    encoding.add_argument(
        "--library", metavar="FILE", type=Path,
        help="the library whose network is used (default: the built-in one)",
    )  # fmt: skip
    encoding.add_argument("--json", action="store_true", help="for programs")
    enhance = what.add_parser(
        "enhance", help="compare enhanced photos with what people made of them"
    )
    enhance.set_defaults(run=_late("evaluate_enhance"))
    judged = enhance.add_mutually_exclusive_group(required=True)
    judged.add_argument(
        "--pairs", metavar="FOLDER", type=Path,
        help="a_input and a_target (or _under and _best ...), or a list pairs.csv",
    )  # fmt: skip
    judged.add_argument(
        "--harm", metavar="FOLDER", type=Path,
        help="good photos: how far do they come back changed",
    )  # fmt: skip
    enhance.add_argument(
        "--every", metavar="N", type=int, default=1, help="of them, by name (default 1)"
    )
    enhance.add_argument(
        "--weights", metavar="FILE", type=Path, help="other than the built-in ones"
    )
    enhance.add_argument(
        "--steps", metavar="N", type=int, default=4,
        help="of the local flow (default 4; 0: the colour part alone)",
    )  # fmt: skip
    enhance.add_argument(
        "--shuffle", action="store_true",
        help="score each photo with another one's LUT, too (it must be worse)",
    )  # fmt: skip
    enhance.add_argument("--json", action="store_true", help="for programs")
    _add_evaluate_dehaze(what)


def _add_evaluate_dehaze(
    what: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    dehaze = what.add_parser("dehaze", help="compare dehazed photos with clear ones")
    dehaze.set_defaults(run=_late("evaluate_dehaze"))
    dehaze.add_argument(
        "--pairs", metavar="FOLDER", type=Path, required=True,
        help="a_hazy and a_clear (or _gt, _target), or a list pairs.csv",
    )  # fmt: skip
    dehaze.add_argument(
        "--weights", metavar="FILE", type=Path, help="other than the built-in ones"
    )
    dehaze.add_argument(
        "--side", metavar="PIXELS", type=int, default=640,
        help="longest side at which photos are compared (default 640)",
    )  # fmt: skip
    dehaze.add_argument(
        "--steps", metavar="N", type=int, default=2, help="of the solver (default 2)"
    )
    dehaze.add_argument(
        "--method", choices=("euler", "midpoint", "heun", "rk4"), default="rk4",
        help="the solver (default rk4)",
    )  # fmt: skip
    dehaze.add_argument("--json", action="store_true", help="for programs")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    root = argparse.ArgumentParser(
        "looksmith",
        description=_DESCRIPTION,
        epilog="looksmith [PHOTO ...] opens the window.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    root.add_argument("--version", action="version", version=f"Looksmith {__version__}")
    commands = root.add_subparsers(metavar="COMMAND", required=True)
    _add_library_commands(commands)
    _add_apply(commands)
    add_batch_commands(commands, _late("batch"), _add_edit)
    _add_lut_commands(commands)
    _add_evaluate(commands)
    parser = commands.add_parser("demo", help="do the main job on a photo, unattended")
    parser.set_defaults(run=_late("demo"))
    parser.add_argument("photo", metavar="PHOTO", type=Path)
    parser.add_argument("--out", metavar="FOLDER", type=Path, default=Path("out"))
    return root


def build_window_parser() -> argparse.ArgumentParser:
    """Return the parser of ``looksmith [PHOTO ...]``."""
    parser = argparse.ArgumentParser("looksmith", description=_DESCRIPTION)
    parser.add_argument("photos", metavar="PHOTO", type=Path, nargs="*")
    return parser
