"""Objectives across files: parents, children, neighbours."""
