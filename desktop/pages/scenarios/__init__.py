"""The page of the scenarios: what takes part, by which rules, and the search for a plan."""
