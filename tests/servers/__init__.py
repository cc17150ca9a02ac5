"""The servers that tests meet: real ones, started on first use, shared by all workers of a run and stopped at its end."""
