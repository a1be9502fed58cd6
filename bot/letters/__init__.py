"""Papers: what a besluit and a letter say, and how they become a .docx."""
