"""Construct, improve, bound, prove; one front door that audits what it returns."""
