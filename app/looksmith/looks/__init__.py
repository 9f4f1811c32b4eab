"""The library: built-in looks, the user's own, search, favourites, import."""
