"""Look codecs, the library file that they live in, and fitting a new look."""
