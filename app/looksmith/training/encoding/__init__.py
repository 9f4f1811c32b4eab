"""Training of the neural look encoding: ``python -m looksmith.training.encoding``."""
