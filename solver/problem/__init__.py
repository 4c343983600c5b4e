"""What is asked: organisation, estate, relations, standards, scenarios, realisation."""
