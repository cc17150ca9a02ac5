"""Tags of the staff pages."""
