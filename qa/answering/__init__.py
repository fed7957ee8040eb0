"""A question that stands by itself on its way to an answer: what is found, proposed, checked, and made of it."""
