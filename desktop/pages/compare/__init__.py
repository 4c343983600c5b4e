"""The page that sets scenarios side by side, today first."""
