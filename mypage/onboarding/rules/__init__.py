"""Pure rules of the opening."""
