"""求人票: the sheet of a posting as it is handed out, on paper and as a page that prints."""
