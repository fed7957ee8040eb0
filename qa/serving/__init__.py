"""Ways in beside page and command line: HTTP and agents, and the index that they answer from."""
