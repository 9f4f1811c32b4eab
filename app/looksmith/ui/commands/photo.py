"""The commands of the Photo menu."""

from __future__ import annotations

from looksmith.ui.commands.command import Command

__all__ = ["PHOTO"]

_RATINGS = ("No stars", "1 star", "2 stars", "3 stars", "4 stars", "5 stars")

PHOTO: tuple[Command, ...] = (
    Command(
        "photo.enhance", "Enhance", "set_enhance", "photo", ("E",), "enhance",
        "Make a flat, dark, tinted or dull photo look right", "enhance", "enhance",
    ),
    Command(
        "photo.dehaze", "Dehaze", "set_dehaze", "photo", ("H",), "dehaze",
        "Take haze off the photo", "dehaze", "dehaze",
    ),
    Command(
        "photo.keep_enhance", "Keep Enhance as a look…", "keep_enhance", "photo",
        icon="keep",
        tip="Put what Enhance does to this photo's colours among your looks",
        enabled="keep_enhance", starts_group=True,
    ),
    Command(
        "photo.previous", "Previous photo", "previous_photo", "photo", ("PgUp",),
        icon="photo-previous", tip="Go to the photo before this one in the filmstrip",
        enabled="previous_photo", starts_group=True,
    ),
    Command(
        "photo.next", "Next photo", "next_photo", "photo", ("PgDown",),
        icon="photo-next", tip="Go to the photo after this one in the filmstrip",
        enabled="next_photo",
    ),
    *(
        Command(
            f"photo.rate_{stars}", text, f"rate_{stars}", "rate", (str(stars),),
            tip="Rate the selected photos, or the one on screen",
            enabled="photo", checked=f"rated_{stars}",
        )
        for stars, text in enumerate(_RATINGS)
    ),
    Command(
        "photo.run_auto", "Automatic", "run_on_auto", "device",
        tip="Run Enhance and Dehaze where they are fastest", checked="on_auto",
    ),
    Command(
        "photo.run_cpu", "Processor", "run_on_cpu", "device",
        tip="Run Enhance and Dehaze on the processor", checked="on_cpu",
    ),
    Command(
        "photo.run_gpu", "Graphics card", "run_on_gpu", "device",
        tip="Run Enhance and Dehaze on the graphics card", enabled="gpu",
        checked="on_gpu",
    ),
)  # fmt: skip
