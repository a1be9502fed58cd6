"""Web push: the only place that knows the libraries for it. What a push service sees is who sends, when, and that there
is something; the words are encrypted for the browser."""
