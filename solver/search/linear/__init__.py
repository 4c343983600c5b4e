"""Linear programs in whole numbers, and multipliers for them by first-order steps."""
