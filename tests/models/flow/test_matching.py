"""Paths and the flow-matching loss, against what theory says."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from looksmith.models.flow.matching import matching_loss, straight_path, straightness
from looksmith.models.flow.solvers import integrate

RANDOM = np.random.default_rng(3)
START, END = RANDOM.normal(size=(2, 64, 3))


@pytest.mark.parametrize(("time", "state"), [(0.0, START), (1.0, END)])
def test_the_path_begins_and_ends_at_its_pair(time, state):
    noise = RANDOM.normal(size=START.shape)
    np.testing.assert_allclose(straight_path(START, END, time, noise)[0], state)


def test_the_velocity_is_the_paths_derivative():
    time, step = RANDOM.random((64, 1)), 1e-6
    before, velocity = straight_path(START, END, time - step)
    after, _ = straight_path(START, END, time + step)
    np.testing.assert_allclose((after - before) / (2 * step), velocity, atol=1e-6)


def test_noise_moves_the_state_and_not_the_velocity():
    noise = np.ones_like(START)
    state, velocity = straight_path(START, END, 0.5, noise)
    np.testing.assert_allclose(state, (START + END) / 2 + 0.25)
    np.testing.assert_allclose(velocity, END - START)


def test_the_true_field_has_no_loss_and_is_straight():
    assert matching_loss(lambda _x, _t: END - START, START, END, 0.3) == 0
    assert straightness(lambda _x, _t: END - START, START, END) == 0


def test_the_loss_of_standing_still_is_the_squared_distance():
    loss = matching_loss(lambda x, _t: 0 * x, START, END, 0.3)
    assert loss == pytest.approx(np.mean((END - START) ** 2))


def test_a_field_trained_by_the_loss_carries_the_start_to_the_end():
    """An affine map between point clouds is learnt and then followed by the solver."""
    torch.manual_seed(0)
    start = torch.randn(256, 2)
    end = start @ torch.tensor([[0.5, 0.2], [-0.1, 0.8]]) + torch.tensor([1.0, -0.5])
    net = torch.nn.Sequential(
        torch.nn.Linear(3, 48), torch.nn.SiLU(), torch.nn.Linear(48, 2)
    )

    def field(state, time):
        times = torch.as_tensor(time, dtype=state.dtype).expand(len(state), 1)
        return net(torch.cat([state, times], 1))

    adam = torch.optim.Adam(net.parameters(), 1e-2)
    for _ in range(400):
        adam.zero_grad()
        matching_loss(field, start, end, torch.rand(len(start), 1)).backward()
        adam.step()
    with torch.no_grad():
        reached = integrate(field, start, 4, "rk4")
    before = float((start - end).square().mean())
    assert float((reached - end).square().mean()) < 0.01 * before
