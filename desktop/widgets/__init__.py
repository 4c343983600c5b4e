"""Qt parts that know no page."""
