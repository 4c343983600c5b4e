"""The level part of the sum bound, alone and with the site part: who is above each level."""
