"""What a photograph is: the value, its readers and its writers."""
