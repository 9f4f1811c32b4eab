"""Solve dx/dt = field(x, t) on a fixed grid: Euler, midpoint, Heun, Runge-Kutta.

Every solver works on anything that adds and scales: numbers, numpy arrays, tensors
(whose gradients pass through). Fixed grids only: a network's field is cheap to make
stiff, and an adaptive step then never ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from looksmith.errors import LooksmithError
from looksmith.work.token import NEVER, CancelToken

__all__ = ["SOLVERS", "Field", "FlowError", "calls_per_step", "integrate", "trajectory"]

Field = Callable[[Any, Any], Any]
"""The velocity at a state and a time."""

Step = Callable[[Field, Any, float, float], Any]


class FlowError(LooksmithError):
    """A flow was asked for something that makes no sense."""


def _euler(field: Field, state: Any, time: float, step: float) -> Any:
    return state + field(state, time) * step


def _midpoint(field: Field, state: Any, time: float, step: float) -> Any:
    half = state + field(state, time) * (step / 2)
    return state + field(half, time + step / 2) * step


def _heun(field: Field, state: Any, time: float, step: float) -> Any:
    first = field(state, time)
    second = field(state + first * step, time + step)
    return state + (first + second) * (step / 2)


def _rk4(field: Field, state: Any, time: float, step: float) -> Any:
    first = field(state, time)
    second = field(state + first * (step / 2), time + step / 2)
    third = field(state + second * (step / 2), time + step / 2)
    fourth = field(state + third * step, time + step)
    return state + (first + 2 * second + 2 * third + fourth) * (step / 6)


SOLVERS: dict[str, tuple[Step, int]] = {
    "euler": (_euler, 1),
    "midpoint": (_midpoint, 2),
    "heun": (_heun, 2),
    "rk4": (_rk4, 4),
}
"""Name -> one step, and how often it calls the field. `rk4` is the classical tableau
(Kutta 1901), not the 3/8 rule."""


def _solver(method: str) -> tuple[Step, int]:
    try:
        return SOLVERS[method]
    except KeyError:
        known = ", ".join(SOLVERS)
        raise FlowError(
            f"There is no solver called {method!r}: choose one of {known}."
        ) from None


def calls_per_step(method: str) -> int:
    """Return how often a solver calls the field in one step.

    Raises
    ------
    FlowError
        There is no such solver.
    """
    return _solver(method)[1]


def trajectory(
    field: Field,
    start: Any,
    steps: int,
    method: str = "euler",
    *,
    span: tuple[float, float] = (0.0, 1.0),
    token: CancelToken = NEVER,
) -> Iterator[Any]:
    """Yield the state after every one of `steps` equal steps over `span`.

    Parameters
    ----------
    field
        Called as ``field(state, time)``.
    start
        The state at the span's beginning.
    steps
        At least 0; none yields nothing.
    method
        One of `SOLVERS`.
    span
        Where time begins and ends; ending before 1 goes part of the way.
    token
        Looked at before every step.

    Raises
    ------
    FlowError
        There is no such solver, or `steps` is negative.
    Cancelled
        The token was cancelled.
    """
    step = _solver(method)[0]
    if steps < 0:
        raise FlowError(f"A flow takes 0 or more steps, not {steps}.")
    begin, end = span
    size = (end - begin) / steps if steps else 0.0
    state = start
    for index in range(steps):
        token.check()
        state = step(field, state, begin + index * size, size)
        yield state


def integrate(
    field: Field,
    start: Any,
    steps: int,
    method: str = "euler",
    *,
    span: tuple[float, float] = (0.0, 1.0),
    token: CancelToken = NEVER,
) -> Any:
    """Return the state at the span's end; see `trajectory`."""
    state = start
    for reached in trajectory(field, start, steps, method, span=span, token=token):
        state = reached
    return state
