"""Answers that stand nowhere as such: facts counted, added and compared."""
