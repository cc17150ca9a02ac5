"""Search over published pages, for everyone. Knows no page model: `search.public.registry` is told where texts come from."""
