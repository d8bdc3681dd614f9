"""職員: the pages of the office's staff, at an address of their own."""
