"""The lumpy part of the sum bound: floors, old buildings, rooms, parking in whole pieces."""
