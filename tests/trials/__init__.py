"""Long trials: kills, stalls, load. `make trial` runs them; their short variants run with every `make test`."""
