"""How plans are found: placed, cooled, shaken, divided, mended, crossed."""
