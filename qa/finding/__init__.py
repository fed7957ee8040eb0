"""What may answer: sentences, the values, names and clauses in them, and what speaks for each of them."""
