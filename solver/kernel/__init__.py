"""The inner loop of the search, compiled: one state, its moves and their prices."""
