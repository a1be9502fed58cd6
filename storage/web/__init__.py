"""What the web door keeps: the log of its chats, sessions, codes, and which mail domains may come in."""
