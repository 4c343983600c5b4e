"""The running bill of a plan: the price of a move or swap without a full recount."""
