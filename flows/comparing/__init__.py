"""Copies of a story shown side by side: who ran it when, and what each outlet cut, added and put in other words."""
