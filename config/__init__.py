"""The project, not the product: settings from the environment, the root of the URLs, the WSGI entry."""
