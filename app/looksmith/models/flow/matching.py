"""Conditional flow matching on straight paths between paired states.

Lipman et al., "Flow Matching for Generative Modeling", 2023, and Liu et al., "Flow
Straight and Fast", 2023: with the straight path x_t = (1 - t) x_0 + t x_1, the field
that carries the one distribution into the other is the mean of x_1 - x_0 over the
pairs whose paths cross x_t. With deterministic pairs and no noise it is what a
regression learns along the path; `noise` spreads the states that the field sees.

All functions take tensors, and those without noise numpy arrays, too.
"""

from __future__ import annotations

from typing import Any

from looksmith.models.flow.solvers import Field

__all__ = ["matching_loss", "straight_path", "straightness"]


def straight_path(
    start: Any, end: Any, time: Any, noise: Any | None = None
) -> tuple[Any, Any]:
    """Return the state at `time` on the way from `start` to `end`, and its velocity.

    Parameters
    ----------
    start, end
        Paired states of one shape.
    time
        0..1, a number or an array that broadcasts with the states.
    noise
        Added to the state in the middle of the way: it is scaled by t (1 - t) and so
        vanishes at both ends. The velocity stays `end - start`.

    Returns
    -------
    state, velocity
        Both of the states' shape.
    """
    velocity = end - start
    state = start + velocity * time
    if noise is not None:
        state = state + noise * (time * (1 - time))
    return state, velocity


def matching_loss(
    field: Field, start: Any, end: Any, time: Any, noise: Any | None = None
) -> Any:
    """Return the mean squared difference between the field and the path's velocity.

    Parameters are those of `straight_path`; `field` is called once, with the path's
    state and `time`.
    """
    state, velocity = straight_path(start, end, time, noise)
    return ((field(state, time) - velocity) ** 2).mean()


def straightness(field: Field, start: Any, end: Any, steps: int = 8) -> float:
    """Return E |v(x_t, t) - (x_1 - x_0)|^2 over `steps` times along the true paths.

    0 means that one Euler step goes as far as any solver does.
    """
    times = [(index + 0.5) / steps for index in range(steps)]
    return sum(float(matching_loss(field, start, end, t)) for t in times) / steps
