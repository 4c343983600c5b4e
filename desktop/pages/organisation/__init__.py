"""OPD dan unit: departments, units, posts, rooms, vehicles and meetings."""
