"""What stands on the screen: frozen descriptions that draw themselves. Two equal ones look the same."""
