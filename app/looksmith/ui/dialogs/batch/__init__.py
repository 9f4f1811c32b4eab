"""The dialog for whole shoots."""
