"""Speed beside peers: `python -m tests.bench` writes docs/metingen.md. Nothing in here is collected as a test."""
