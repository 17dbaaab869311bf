"""Stories: what an article is about, and which articles tell of one event."""
