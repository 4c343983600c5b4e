"""Why this floor, why there is no plan, what is binding: asked of the solver, told in words."""
