"""Training of the built-in model: tokenizer, static vectors and translation table, from folders of pairs of texts.

Nothing here is needed to ask a question, and nothing here is imported by what answers one.
"""
