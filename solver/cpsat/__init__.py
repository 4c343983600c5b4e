"""The CP-SAT model of the core case, one concern a file."""
