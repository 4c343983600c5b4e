"""The records of the sample city, built from the tables in resources/sample."""
