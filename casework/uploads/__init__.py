"""Files on their way in: sealed as they arrive, counted, and told by their content."""
