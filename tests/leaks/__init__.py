"""Where a value that was written once could have ended up."""
