"""The three papers: encoding looks, enhancing photos, removing haze."""
