"""Solvers against analytic solutions, and the orders in which they converge."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from looksmith.models.flow.solvers import (
    SOLVERS,
    FlowError,
    calls_per_step,
    integrate,
    trajectory,
)
from looksmith.work.token import Cancelled, CancelToken

ORDERS = {"euler": 1, "midpoint": 2, "heun": 2, "rk4": 4}


def swinging(state, time):
    """Return the velocity of x' = x cos t, whose solution is exp(sin t)."""
    return state * math.cos(time)


@pytest.mark.parametrize(("method", "order"), ORDERS.items())
def test_halving_the_step_divides_the_error_by_two_to_the_order(method, order):
    exact = math.exp(math.sin(1.0))
    errors = [abs(integrate(swinging, 1.0, n, method) - exact) for n in (16, 32, 64)]
    for coarse, fine in itertools.pairwise(errors):
        assert math.log2(coarse / fine) == pytest.approx(order, abs=0.25)


@pytest.mark.parametrize("method", SOLVERS)
def test_a_rotation_ends_where_it_must(method):
    def turning(state, _time):
        return np.array([-state[1], state[0]]) * (np.pi / 2)

    end = integrate(turning, np.array([1.0, 0.0]), 200, method)
    np.testing.assert_allclose(end, [0, 1], atol=2e-2 if method == "euler" else 1e-4)


@pytest.mark.parametrize("method", SOLVERS)
def test_a_straight_field_needs_one_step(method):
    end = integrate(lambda _state, _time: 2.5, 1.0, 1, method)
    assert end == pytest.approx(3.5, abs=1e-12)


@pytest.mark.parametrize("method", SOLVERS)
def test_the_field_is_called_as_often_as_said(method):
    times = []

    def field(state, time):
        times.append(time)
        return state

    integrate(field, 1.0, 3, method)
    assert len(times) == 3 * calls_per_step(method)
    assert min(times) >= 0
    assert max(times) <= 1


def test_rk4_is_the_classical_tableau():
    """x' = t^2 over one step: Simpson's rule on times 0, 1/2, 1."""
    times = []

    def field(_state, time):
        times.append(time)
        return time**2

    assert integrate(field, 0.0, 1, "rk4") == pytest.approx(1 / 3)
    assert times == [0, 0.5, 0.5, 1]


def test_a_part_of_the_way_is_on_the_way():
    half = integrate(swinging, 1.0, 8, "rk4", span=(0, 0.5))
    rest = integrate(swinging, half, 8, "rk4", span=(0.5, 1))
    assert rest == pytest.approx(integrate(swinging, 1.0, 16, "rk4"), rel=1e-12)


def test_no_step_leaves_the_start():
    assert integrate(swinging, 3.0, 0) == 3.0


def test_the_states_on_the_way_end_at_the_end():
    states = list(trajectory(swinging, 1.0, 5, "heun"))
    assert len(states) == 5
    assert states[-1] == integrate(swinging, 1.0, 5, "heun")


def test_gradients_pass_through_the_steps():
    import torch

    rate = torch.tensor(0.3, dtype=torch.float64, requires_grad=True)
    start = torch.ones((), dtype=torch.float64)
    end = integrate(lambda state, _time: rate * state, start, 20, "rk4")
    end.backward()
    assert float(rate.grad) == pytest.approx(math.exp(0.3), rel=1e-6)


def test_cancelling_stops_at_the_next_step():
    token, calls = CancelToken(), []

    def field(state, time):
        calls.append(time)
        if len(calls) == 2:
            token.cancel()
        return state

    with pytest.raises(Cancelled):
        integrate(field, 1.0, 10, token=token)
    assert len(calls) == 2


def test_an_unknown_solver_names_those_there_are():
    with pytest.raises(FlowError, match="euler, midpoint, heun, rk4"):
        integrate(swinging, 1.0, 1, "dopri5")


def test_a_negative_number_of_steps_is_refused():
    with pytest.raises(FlowError, match="not -1"):
        integrate(swinging, 1.0, -1)
