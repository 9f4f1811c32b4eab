"""Shares of a blend as texts."""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = ["share_text", "share_texts"]


def share_text(share: float) -> str:
    """Return a share as a whole percentage; 1.0 is 100 %."""
    return f"{round(100 * share)} %".replace("-", "−")


def share_texts(shares: Sequence[float]) -> list[str]:
    """Return whole percentages; they sum to 100 when the shares sum to 1.

    Parameters
    ----------
    shares
        Effective weights of a blend's looks; 1.0 is 100 %.
    """
    percents = [100 * share for share in shares]
    whole = [math.floor(percent + 1e-9) for percent in percents]
    if abs(sum(percents) - 100) < 0.01:
        rests = [
            percent - floor for percent, floor in zip(percents, whole, strict=True)
        ]
        largest = sorted(range(len(rests)), key=lambda i: -rests[i])
        for place in largest[: 100 - sum(whole)]:
            whole[place] += 1
    else:
        whole = [round(percent) for percent in percents]
    return [f"{number} %".replace("-", "−") for number in whole]
