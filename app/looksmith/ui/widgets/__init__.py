"""Small widgets that know nothing of photos or recipes."""
