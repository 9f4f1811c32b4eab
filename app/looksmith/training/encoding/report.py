"""The table of a training run, for people."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

__all__ = ["machine", "markdown"]

_COLUMNS = (
    ("codec", "codec"),
    ("bytes", "bytes"),
    ("mean", "CIEDE2000 mean"),
    ("p50", "p50 of looks"),
    ("p90", "p90 of looks"),
    ("max", "worst look"),
    ("p90_within", "p90 within"),
    ("p99_within", "p99 within"),
    ("natural", "natural colours"),
    ("mean_76", "CIE76 mean"),
    ("psnr", "PSNR (dB)"),
    ("training_seconds", "training (s)"),
)


def machine() -> str:
    """Return the processor's name and the number of its cores, as far as known."""
    from looksmith.work.bands import core_count

    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                name = line.partition(":")[2].strip()
                break
    return f"{name}, {core_count()} cores"


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}" if value >= 10 else f"{value:.3f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def markdown(rows: Sequence[Mapping[str, object]]) -> str:
    """Return a Markdown table, a row per codec; what was not measured is "-"."""
    lines = [
        "| " + " | ".join(title for _, title in _COLUMNS) + " |",
        "|" + "---|" * len(_COLUMNS),
    ]
    lines += [
        "| " + " | ".join(_shown(row.get(name, "-")) for name, _ in _COLUMNS) + " |"
        for row in rows
    ]
    return "\n".join(lines) + "\n"
