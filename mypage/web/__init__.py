"""The only package that knows HTTP: gates, forms, pages, one area for each audience."""
