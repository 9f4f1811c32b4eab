"""The size of texts and controls: a factor that Qt takes only before it starts."""

from __future__ import annotations

import os

from looksmith.ui.preferences import SCALES, Preferences

__all__ = ["fitting_scales", "is_overruled", "prepare_scale", "without_scale"]

_VARIABLE = "QT_SCALE_FACTOR"


class _Ours:
    """Whether the factor is from the preferences, not from the user's environment."""

    value: str | None = None


def prepare_scale(preferences: Preferences) -> None:
    """Tell Qt the size before there is an application.

    A factor that the environment gives already is left: the user set it on purpose.
    """
    if _VARIABLE in os.environ:
        return
    percent = preferences.number("general/scale")
    if percent != 100:
        _Ours.value = os.environ[_VARIABLE] = f"{percent / 100:g}"


def is_overruled() -> bool:
    """Return whether the environment gives a factor, which goes first."""
    return _VARIABLE in os.environ and os.environ[_VARIABLE] != _Ours.value


def fitting_scales(
    screen: tuple[int, int], window: tuple[int, int], running: float | None = None
) -> tuple[int, ...]:
    """Return the sizes, in percent, at which a window fits a screen; 100 always.

    Parameters
    ----------
    screen
        Width and height as they are now, in logical pixels.
    window
        The smallest width and height of the window.
    running
        The factor in use; by default that of the preferences at the start.
    """
    factor = float(_Ours.value or 1) if running is None else running
    room = min(screen[0] / window[0], screen[1] / window[1]) * factor
    return tuple(size for size in SCALES if size == SCALES[0] or size <= 100 * room)


def without_scale(environment: dict[str, str]) -> dict[str, str]:
    """Return an environment for a new process that sets its own factor."""
    left = dict(environment)
    if _Ours.value is not None and left.get(_VARIABLE) == _Ours.value:
        del left[_VARIABLE]
    return left
