"""How much is needed: workspace, meeting rooms, amenities, parking."""
