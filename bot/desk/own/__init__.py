"""Own cases in words: which one a typed sentence names, and what it leads to."""
