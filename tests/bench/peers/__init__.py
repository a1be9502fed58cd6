"""The programs beside which the bot is measured: small, and written as the library's own examples are."""
