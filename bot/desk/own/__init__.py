"""Own cases, figures and lists in words: what a typed sentence names, and what it leads to."""
