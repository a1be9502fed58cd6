"""Mail over the operator's own server: the only place that knows the library for it."""
