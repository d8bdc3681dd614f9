"""Measures the speed that docs/performance.md tells of: `make bench`. Not part of the service and not of its tests."""
