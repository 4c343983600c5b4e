"""One room a page; pages never know each other."""
