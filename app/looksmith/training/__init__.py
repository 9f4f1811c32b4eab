"""How the weights and the library are made and measured; not needed at run time."""
