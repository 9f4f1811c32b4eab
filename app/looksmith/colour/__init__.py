"""What a colour is: transfer functions, RGB spaces, Lab and OKLab, differences, ICC."""
