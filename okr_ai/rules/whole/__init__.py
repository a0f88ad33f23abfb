"""The set as a whole: how many, how they fit together, and the file itself."""
