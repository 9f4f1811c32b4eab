"""Training Enhance: the damage, the twin networks, and whole small runs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image

from looksmith.lut.apply import apply_lut
from looksmith.models.enhance.colour import OUTPUTS
from looksmith.models.enhance.statistics import GRID, statistics
from looksmith.models.enhance.weights import read_weights
from looksmith.training.datasets import DataSetError
from looksmith.training.enhance.__main__ import main
from looksmith.training.enhance.colour_loop import ColourTrainer
from looksmith.training.enhance.damage import DARK, FLAT, GOOD, OTHER, Damage, Drawer
from looksmith.training.enhance.flow_loop import first_weights
from looksmith.training.enhance.low_key import LowKey
from looksmith.training.enhance.network import ColourNetwork, batch_statistics
from looksmith.training.enhance.patches import PatchMaker, recoloured
from looksmith.training.enhance.settings import (
    ColourSettings,
    DamageSettings,
    FlowSettings,
    SettingError,
    TrainingSettings,
    changed,
)
from looksmith.training.enhance.validation import GoodPhotos, harm_of_unseen
from looksmith.training.photos import PhotoSet, fold_of, read_photos

STATISTICS = 99
SMALL = ColourSettings(
    members=2, hidden=16, lattice=5, photos=8, judged=80, sharpness=1, readiness=0
)


def made_up_photo(seed: int, height: int = 60, width: int = 90) -> np.ndarray:
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width] / width
    tint = random.random((3, 3))
    waves = [0.5 + 0.5 * np.sin(t[0] * 9 * x + t[1] * 7 * y + 6 * t[2]) for t in tint]
    return (np.stack(waves, -1) * 255).astype(np.uint8)


def photo_set(count: int = 5) -> PhotoSet:
    names = [f"{index}.png" for index in range(count)]
    return PhotoSet.of(names, [made_up_photo(index) for index in range(count)])


def chance(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def damaged(kind: int, count: int = 64):
    draw, damage = Drawer(photo_set(), chance(1)), Damage(DamageSettings(), chance(2))
    kinds = torch.full((count,), kind)
    good, _ = draw(kinds)
    return good, damage(good, kinds)


def test_good_photos_are_left_alone():
    good, made = damaged(GOOD)
    assert (made.photos - good).abs().max() <= 0.51 / 255
    torch.testing.assert_close(made.targets, good)


def test_flat_photos_have_lifted_blacks_and_less_colour():
    good, made = damaged(FLAT)
    assert made.photos.quantile(0.02) > good.quantile(0.02) + 0.03
    assert made.photos.quantile(0.98) < good.quantile(0.98) - 0.1
    spread = [(p.amax(-1) - p.amin(-1)).mean() for p in (made.photos, good)]
    assert spread[0] < 0.8 * spread[1]


def test_dark_photos_are_dark_and_should_not_be():
    _, made = damaged(DARK)
    assert made.photos.mean() < 0.3
    assert made.targets.mean((1, 2, 3)).mean() == pytest.approx(0.5, abs=0.08)
    assert made.targets.mean((1, 2, 3)).std() < 0.12


@pytest.mark.parametrize("kind", [FLAT, DARK, GOOD, OTHER])
def test_damaged_photos_are_eight_bit_and_in_range(kind):
    _, made = damaged(kind)
    codes = made.photos * 255
    torch.testing.assert_close(codes, codes.round(), atol=1e-3, rtol=0)
    assert made.photos.min() >= 0
    assert made.photos.max() <= 1


def test_kinds_come_as_often_as_they_should():
    damage = Damage(DamageSettings(shares=(0.1, 0.2, 0.3, 0.4)), chance())
    found = torch.bincount(damage.kinds(20_000), minlength=4) / 20_000
    torch.testing.assert_close(
        found, torch.tensor([0.1, 0.2, 0.3, 0.4]), atol=0.015, rtol=0
    )


def test_torch_and_numpy_see_the_same_statistics():
    photos = torch.rand(3, GRID, GRID, 3, generator=chance()) ** 2
    photos[1] *= 0.2
    photos[2] = photos[2].mean(-1, keepdim=True)
    found = batch_statistics(photos).numpy()
    for row, photo in zip(found, photos.numpy(), strict=True):
        np.testing.assert_allclose(row, statistics(photo), atol=2e-5)


def perturbed(settings: ColourSettings) -> ColourNetwork:
    """Return a network whose outputs are not those of the start."""
    torch.manual_seed(4)
    network = ColourNetwork(settings, torch.rand(200, STATISTICS))
    with torch.no_grad():
        for layer in network.layers:
            layer.weight.normal_(0, 0.1)
            layer.bias.normal_(0, 0.3)
        network.layers[-1].bias[:, -1] = 1.0
        network.residuals.add_(0.02 * torch.randn(network.residuals.shape))
    return network.eval()


@pytest.mark.parametrize("tone", [True, False])
def test_what_is_trained_is_what_runs(tone):
    """The torch twin and the shipped LUT give the same colours."""
    network = perturbed(replace(SMALL, lattice=17, tone=tone))
    photo = torch.rand(1, GRID, GRID, 3, generator=chance(3))
    colours, told = photo.flatten(1, 2), batch_statistics(photo)
    with torch.no_grad():
        outputs = network.outputs(told).mean(0)
        wanted = network(colours, outputs, held=True)[0].clamp(0, 1).numpy()
    model = network.numbers()
    lut = model.lut(model.plan(told[0].numpy()))
    found = apply_lut(lut, np.ascontiguousarray(colours[0].numpy()))
    difference = np.abs(found - wanted)
    assert difference.mean() < 1 / 255
    assert np.quantile(difference, 0.99) < 3 / 255


def test_a_fresh_network_is_near_the_identity():
    network = ColourNetwork(replace(SMALL, dropout=0.0), torch.rand(50, STATISTICS))
    colours = torch.rand(2, 300, 3)
    shown = network(colours, network.outputs(torch.rand(2, STATISTICS))[0])
    assert (shown - colours).abs().mean() < 0.1


def test_training_lowers_the_loss():
    settings = TrainingSettings(colour=replace(SMALL, steps=200))
    trainer = ColourTrainer(photo_set(), settings, 0)
    losses = [trainer.step() for _ in range(120)]
    assert np.mean(losses[-20:]) < np.mean(losses[5:25]) - 0.2


def test_a_run_goes_on_where_it_stopped(tmp_path):
    settings = TrainingSettings(colour=SMALL)
    first = ColourTrainer(photo_set(), settings, 0)
    for _ in range(3):
        first.step()
    first.save(tmp_path / "c.pt")
    wanted = [first.step() for _ in range(3)]
    second = ColourTrainer(photo_set(), settings, 9)
    second.resume(tmp_path / "c.pt")
    assert [second.step() for _ in range(3)] == pytest.approx(wanted)


def test_harm_is_how_far_good_photos_are_changed():
    network, good = perturbed(SMALL), GoodPhotos.of(photo_set())
    assert good.harm(network.numbers()) > 2
    with torch.no_grad():
        network.layers[-1].weight[..., -1] = 0
        network.layers[-1].bias[:, -1] = -30
    assert good.harm(network.numbers()) < 0.2


def test_unseen_photos_are_asked_of_the_member_that_never_saw_them(monkeypatch):
    """The harm of the unseen changes only with the member that left them out."""
    network, photos = perturbed(SMALL), photo_set()
    before = harm_of_unseen(network, photos)
    with torch.no_grad():  # photos 0, 2 and 4 of five are the first member's
        network.layers[-1].bias[1] += 5
    changed = harm_of_unseen(network, photos)
    assert changed != pytest.approx(before)
    even = PhotoSet.of(list(photos.names[:1]), list(photos.photos[:1]))
    alone = harm_of_unseen(network, even)
    with torch.no_grad():
        network.layers[-1].bias[1] += 5
    assert harm_of_unseen(network, even) == pytest.approx(alone)


@pytest.mark.parametrize(("kind", "sign"), [(GOOD, 1), (DARK, -1), (FLAT, -1)])
def test_good_photos_teach_whether_and_not_what(kind, sign):
    """The last output falls for good photos and rises for damaged ones."""
    trainer = ColourTrainer(photo_set(), TrainingSettings(colour=SMALL), 0)
    kinds = torch.full((16,), kind)
    made = trainer.damage(trainer.draw(kinds)[0], kinds)
    outputs = torch.zeros(16, OUTPUTS, requires_grad=True)
    given, wanted = (v.flatten(1, 2) for v in (made.photos, made.targets))
    trainer._loss(outputs, given, wanted, kinds).sum().backward()
    slope = outputs.grad
    assert slope[:, -1].mean() * sign > 0
    assert (slope[:, :-1].abs().max() > 0) == (kind != GOOD)


def test_low_key_photos_are_darker_and_keep_their_lights():
    good, _ = damaged(GOOD)
    low = LowKey((1.0, 1.0, 1.0, 1.0), chance(5))(good, torch.full((len(good),), GOOD))
    assert low.mean() < 0.7 * good.mean()
    assert low.quantile(0.99) > 0.6 * good.quantile(0.99)
    never = LowKey((0.0, 0.0, 0.0, 0.0), chance(5))
    assert never(good, torch.full((len(good),), GOOD)).equal(good)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour.colour=1", "no setting 'colour.colour'"),
        ("nothing.rate=1", "no setting"),
        ("colour.rate=fast", "cannot be read"),
    ],
)
def test_settings_that_do_not_exist_are_refused(text, said):
    with pytest.raises(SettingError, match=said):
        changed(TrainingSettings(), text)


def test_a_setting_can_be_changed_by_name():
    found = changed(TrainingSettings(), "damage.dark_stops=(3.0, 0.5)")
    assert found.damage.dark_stops == (3.0, 0.5)
    assert found.colour == TrainingSettings().colour


def test_the_flow_is_only_asked_for_what_is_local():
    """Its target has the colours that the colour part gave, and the clean detail."""
    y, x = np.mgrid[0:80, 0:120] / 120
    clean = np.stack([x, y, 0.3 + 0.4 * (x - y) ** 2], -1).astype(np.float32)
    clean[30:34] *= 0.5  # a detail
    recast = 0.15 + 0.6 * clean + 0.1 * x[..., None].astype(np.float32)
    noise = 0.05 * np.random.default_rng(0).normal(size=clean.shape)
    target = recoloured((recast + noise).astype(np.float32), clean)
    inner = np.s_[24:-24, 24:-24]
    left = (target - recast)[inner]
    assert np.abs(left).mean() < 0.25 * np.abs((clean - recast)[inner]).mean()
    assert left.std() < 0.5 * noise.std()
    assert target[32, 60, 0] < target[28, 60, 0] - 0.1


def test_patches_come_in_one_size_with_their_change():
    model = perturbed(replace(SMALL, lattice=9)).numbers()
    maker = PatchMaker(photo_set(), Damage(DamageSettings(), chance()), model, 32, 0)
    made = maker(4)
    assert made.start.shape == made.target.shape == (32, 3, 32, 32)
    damaged = made.start - made.change
    assert damaged.min() >= 0
    assert damaged.max() <= 1
    assert made.code.shape == (32, STATISTICS)


def test_a_fresh_flow_stands_still():
    weights = first_weights(FlowSettings(), STATISTICS)
    assert weights["out.weight"].abs().max() == 0


def write_photos(folder, count: int = 9) -> None:
    folder.mkdir()
    for index in range(count):
        Image.fromarray(made_up_photo(index)).save(folder / f"p{index}.png")


def test_the_fold_is_never_trained_on(tmp_path):
    write_photos(tmp_path / "photos")
    training, fold = read_photos(tmp_path / "photos", 64)
    assert (
        set(fold.names)
        == {"p0.png", "p8.png"}
        == fold_of([*training.names, *fold.names])
    )
    assert not set(fold.names) & set(training.names)


def test_a_folder_without_photos_is_said(tmp_path):
    with pytest.raises(DataSetError, match="no photos to train on"):
        read_photos(tmp_path, 64)


def test_the_command_trains_writes_and_repeats_itself(tmp_path):
    write_photos(tmp_path / "photos")
    files = []
    for name in ("one", "two"):
        out = tmp_path / name
        main(["--photos", str(tmp_path / "photos"), "--out", str(out),
              "--steps", "3", "2"])  # fmt: skip
        assert (out / "report.json").is_file()
        files.append(read_weights(out / "enhance.npz"))
    assert files[0].version == files[1].version
    assert set(files[0].flow) == set(first_weights(FlowSettings(), STATISTICS))


def test_every_photo_is_kept_from_one_member():
    trainer = ColourTrainer(photo_set(), TrainingSettings(colour=SMALL), 0)
    seen = trainer._seen(torch.tensor([0, 1, 2, 3])).reshape(2, 4)
    assert seen.tolist() == [[False, True] * 2, [True, False] * 2]
