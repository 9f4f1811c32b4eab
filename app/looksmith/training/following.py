"""What every training loop does beside its steps: rates, averages, figures, files."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

__all__ = ["average_into", "decibels_noted", "falling", "save_state"]

_AVERAGE, _FIRST = 0.998, 50
_KEPT = 0.98


def falling(progress: float) -> float:
    """Return a rate's share of its first value: a cosine that ends at a hundredth."""
    return 0.5 * (1 + math.cos(math.pi * progress)) + 0.01


def average_into(averaged: Iterable[Tensor], now: Iterable[Tensor], step: int) -> None:
    """Move running means of weights a little towards what the weights are.

    Parameters
    ----------
    averaged, now
        The means and the weights, in one order.
    step
        Steps done: the first ones count for little.
    """
    share = 1 - min(_AVERAGE, step / (step + _FIRST))
    with torch.no_grad():
        for kept, value in zip(averaged, now, strict=True):
            kept.lerp_(value, share)


def decibels_noted(decibels: Tensor, errors: Tensor, kinds: Tensor) -> None:
    """Follow the decibels of each kind of photo, in place.

    Parameters
    ----------
    decibels
        One a kind; NaN before the first photo of it.
    errors
        Mean squared errors, (n,).
    kinds
        Int64 (n,).
    """
    found = -10 * torch.log10(errors + 1e-6)
    for kind in range(len(decibels)):
        if (kinds == kind).any():
            now, before = found[kinds == kind].mean(), decibels[kind]
            first = bool(before.isnan())
            decibels[kind] = now if first else _KEPT * before + (1 - _KEPT) * now


def save_state(state: dict[str, Any], path: Path) -> None:
    """Write a checkpoint; an older file is replaced whole."""
    part = path.with_suffix(".part")
    torch.save(state, part)
    os.replace(part, path)
