"""Pure rules of addresses, passwords and keys."""
