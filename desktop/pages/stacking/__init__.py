"""The page of the stacking plan: who sits on which floor, and what a move would cost."""
