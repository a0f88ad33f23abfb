"""Targets against what was done before: neither given nor out of reach."""
