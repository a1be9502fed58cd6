"""The only place that calls a channel: what comes in once, and what goes out. Each channel has a folder of its own."""
