"""Reports before a review, from values alone."""
