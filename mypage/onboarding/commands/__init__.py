"""The use cases of the opening."""
