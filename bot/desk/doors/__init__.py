"""One person by several doors: the same work, the same open questions, and each thing heard once."""
