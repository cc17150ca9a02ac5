"""Files that arrived are looked at: by the virus scanner, and by a process that may do nothing else."""
