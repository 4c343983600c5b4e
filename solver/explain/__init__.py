"""Why there is no plan, why a unit sits here, and which rule costs what."""
