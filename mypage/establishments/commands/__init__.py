"""The use cases of establishments."""
