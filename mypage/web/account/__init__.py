"""Signing in and a login's own account: the same pages in every area, told apart by an `Area`."""
