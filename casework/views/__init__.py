"""Staff pages. A view parses, calls and renders; who may see what is decided in `casework.querysets` and `casework.permissions`."""
