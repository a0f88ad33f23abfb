"""Proposing key results from templates and the team's own past."""
