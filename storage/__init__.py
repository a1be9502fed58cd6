"""The SQLite file: rows in, rows out. Storage keeps and finds; it never decides."""
