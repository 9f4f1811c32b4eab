"""The edit: the recipe, its rendering, its baking, its history and its files."""
