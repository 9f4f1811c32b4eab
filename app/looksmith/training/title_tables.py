"""What no rule can know about the names of looks: words and names."""

from __future__ import annotations

__all__ = ["BRANDS", "JOINED", "PRINTS", "RENAMED", "SMALL_WORDS", "VINTAGE"]

SMALL_WORDS = frozenset(
    {"on", "at", "and", "with", "of", "in", "the", "for", "to", "min"}
)

# Words whose capitals are their makers'.
BRANDS = {
    "bw": "B&W",
    "b&w": "B&W",
    "cp": "CP",
    "gb": "GB",
    "yp": "YP",
    "dpii": "DPII",
    "fp-100c": "FP-100C",
    "fp-3000b": "FP-3000B",
    "goldfx": "GoldFX",
    "analogfx": "AnalogFX",
    "technicalfx": "TechnicalFX",
    "zilverfx": "ZilverFX",
    "hdr": "HDR",
    "i": "I",
    "ii": "II",
    "iii": "III",
    "tri-x": "Tri-X",
    "tmax": "T-Max",
    "xpro": "X-Pro",
    "reala": "Reala",
}

# Print materials: the part after "on" in the spectral simulations.
PRINTS = (
    (r"^Kodak Professional ", ""),
    (r"^Kodak (?!\d|EXR)", ""),
    (r"^Fuji (?=Crystal|Eterna)", ""),
    (r" Paper\b", ""),
    (r"Fine-Art ", ""),
    (r"CP Type ", "CP "),
    (r"Fujiflex Crystal Archive (New|Old) Version", r"Fujiflex (\1)"),
    (r"Super Type C", "Super C"),
    (r"Grade -1", "Grade −1"),
)

# Words that were joined or misspelt in file names.
JOINED = {
    "7drk_21": "seven dark",
    "agressive_highligjtes_recovery_5": "highlight recovery",
    "analogfx_sepia_color": "analogfx sepia",
    "bc_darkum": "darkum",
    "bleech_bypass_green": "bleach bypass green",
    "bleech_bypass_yellow_01": "bleach bypass yellow",
    "blue_dark": "dark blue",
    "brightgreen": "bright green",
    "brownbm": "brown",
    "cineblue": "cine blue",
    "cinebm_4k": "cine warm",
    "colorful_0209": "colourful",
    "contrast_with_highlights_protection": "contrast with highlight protection",
    "crispromance": "crisp romance",
    "crushin": "crushin’",
    "d_o_1": "dusty orange",
    "day_4nite": "day for night",
    "drop_green_tint_14": "green tint drop",
    "faux_infrared_bw_1": "faux infrared b&w",
    "faux_infrared_color_p_2": "faux infrared pink",
    "faux_infrared_color_p_3": "faux infrared pink",
    "faux_infrared_color_r_0b": "faux infrared red",
    "faux_infrared_color_yp_1": "faux infrared yellow and pink",
    "film_9879": "film tone",
    "film_gb-19": "film gb",
    "frostedbeachpicnic": "frosted beach picnic",
    "goldengate": "golden gate",
    "goldentime": "golden time",
    "goldfx_perfect_sunset_01min": "GoldFX perfect sunset, 1 min",
    "goldfx_perfect_sunset_05min": "goldfx perfect sunset, 5 min",
    "goldfx_perfect_sunset_10min": "goldfx perfect sunset, 10 min",
    "grayscale": "greyscale",
    "grayscale_no_sat": "greyscale",
    "green_g_09": "green gloom",
    "hallowen_dark": "halloween dark",
    "happyness_133": "happiness",
    "highlights_protection": "highlight protection",
    "jwick_21": "j. wick",
    "justpeachy": "just peachy",
    "lateafternoonwanderlust": "late afternoon wanderlust",
    "selective_color": "selective colour",
    "lushgreensummer": "lush green summer",
    "lut01": "NILUT sample",
    "lut_64_1": "brightroom",
    "lut_64_2": "brightroom",
    "lut_64_dark_highcontrast_v3": "brightroom dark contrast",
    "magentacoffee": "magenta coffee",
    "minimalistcaffeination": "minimalist caffeination",
    "morroco_16": "morocco",
    "mysticpurplesunset": "mystic purple sunset",
    "nostalgiahoney": "nostalgia honey",
    "orange_dark_4": "dark orange",
    "orange_dark_look": "dark orange",
    "protect_highlights_01": "protected highlights",
    "springmorning": "spring morning",
    "sunlightlove": "sunlight love",
    "toastedgarden": "toasted garden",
    "true_colors_8": "true colours",
    "turkiest_42": "turkish",
    "westernlut_2": "western",
    "winterlighthouse": "winter lighthouse",
}

# Looks whose name needs more than rules, by the id in the collection.
RENAMED = {
    "fuji-astia-100-generic": "Fuji Astia 100, Generic",
    "fuji-provia-100-generic": "Fuji Provia 100, Generic",
    "fuji-velvia-100-generic": "Fuji Velvia 100, Generic",
    "fuji-fp-3000b-negative-early": "Fuji FP-3000B Negative, Early",
    "kodak-e-100-gx-ektachrome-100": "Kodak Ektachrome 100 GX",
    "kodak-ektachrome-100-vs-generic": "Kodak Ektachrome 100 VS, Generic",
    "kodak-elite-extracolor-100": "Kodak Elite Extra Color 100",
    "kodak-hie-hs-infra": "Kodak HIE High-Speed Infrared",
    "kodak-kodachrome-64-generic": "Kodak Kodachrome 64, Generic",
    "rollei-retro-80s": "Rollei Retro 80S",
    "analogfx-anno-1870-color": "AnalogFX Anno 1870",
    "doom-old": "Old Dungeon",
    "x-proii": "X-Pro II",
}

VINTAGE = frozenset(
    {
        "analogfx", "retro", "sepia", "vintage", "faded", "old", "nostalgia",
        "memories", "western", "zilverfx", "1870", "bleach", "cross",
    }
)  # fmt: skip
