"""What happens to a document, and between documents: pure functions of their arguments."""
