"""How Dehaze's weights are made and measured."""
