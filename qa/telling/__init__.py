"""What is said: the citation, the confidence, the rendering for the asker, and the judge of what a model writes."""
