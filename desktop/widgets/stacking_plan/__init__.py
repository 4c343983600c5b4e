"""The stacking plan on screen: geometry, painted items, and the view that takes mouse and keys."""
