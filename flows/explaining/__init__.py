"""Explaining a document to people: what is known of it, written for terminals and as a web page."""
