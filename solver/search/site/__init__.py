"""The site part of the sum bound: trips between towers, sites and old buildings."""
