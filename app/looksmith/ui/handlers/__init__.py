"""What the commands do: thin methods, one a command, a class a menu."""
