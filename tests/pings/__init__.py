"""Pings for who comes by the page: mail and push."""
