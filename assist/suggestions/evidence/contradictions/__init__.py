"""Sources that say the contrary of each other on what was asked: values, orders, whole lists."""
