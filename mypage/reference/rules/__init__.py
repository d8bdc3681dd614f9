"""Rules of the reference data: open days, the help desk, addresses behind a postal code, what an office must state."""
