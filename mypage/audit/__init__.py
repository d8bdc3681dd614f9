"""監査記録: who did what to what, and when. Append-only; names people by kind and number so that it outlives them."""
