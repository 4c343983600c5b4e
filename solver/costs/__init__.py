"""What each decision costs: running, moving, building, time."""
