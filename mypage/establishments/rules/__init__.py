"""Pure rules of the registration of an establishment."""
