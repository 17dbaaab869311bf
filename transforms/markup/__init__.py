"""HTML: flattened to lines that remember where they stood, and what a page says of itself."""
