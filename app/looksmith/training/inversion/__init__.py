"""How well looks can be undone: the measurements and the colours they are made on."""
