"""The named cast of tests and demo."""
