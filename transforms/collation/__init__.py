"""Two texts side by side: which paragraph of the one answers to which of the other, and which words differ."""
