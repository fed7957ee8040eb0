"""What a question asks: the kind of answer, what it names and takes for granted, which of its words stand where."""
