"""The second opinion: every rule and the whole bill again in plain Python."""
