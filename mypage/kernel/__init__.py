"""What every context may lean on and what knows none of them: no tables, no Django, nothing of ours imported."""
