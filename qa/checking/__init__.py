"""Whether what was found is of the very thing, holder, place, time and measure that a question asks for."""
