"""求人 in My Page: the list, the form, the check, the submission, what became of it."""
