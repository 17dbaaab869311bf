"""Text that articles share: found by sketches, shown by passages, told apart by kind."""
