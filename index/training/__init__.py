"""Training of the built-in model: nothing here is imported by asking, searching or adding."""
