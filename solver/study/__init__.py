"""Many problems at once: compare, sensitivity, robustness."""
