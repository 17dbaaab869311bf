"""Mentions: the places, people and organisations that a body names."""
