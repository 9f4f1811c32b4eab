"""How Enhance's weights are made and measured."""
