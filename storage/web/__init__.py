"""What the web door keeps: the log of its chats, sessions, codes, passkeys, and which mail domains may come in."""
