"""The size of texts and controls: a factor that Qt takes only before it starts."""

from __future__ import annotations

import os

from looksmith.ui.preferences import Preferences

__all__ = ["prepare_scale", "without_scale"]

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


def without_scale(environment: dict[str, str]) -> dict[str, str]:
    """Return an environment for a new process that sets its own factor."""
    left = dict(environment)
    if _Ours.value is not None and left.get(_VARIABLE) == _Ours.value:
        del left[_VARIABLE]
    return left
