"""What a LUT is: the value, its application, its algebra, its files."""
