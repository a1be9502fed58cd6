"""After the database went back to an older file: who hears of it, and what is said of what was lost."""
