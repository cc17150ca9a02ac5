"""`python -m setup.sbom FILE`: the bill of materials of what production installs, in CycloneDX, as a release carries it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from setup.lock import LOCKS


def write_sbom(file: Path) -> None:
    """From the lock alone, reproducibly: the same lock gives the same bytes, and no address of this machine."""
    file.parent.mkdir(parents=True, exist_ok=True)
    command = [str(Path(sys.executable).parent / "cyclonedx-py"), "requirements", str(LOCKS[0])]
    options = ["--output-format", "JSON", "--output-reproducible", "--validate", "--output-file", str(file)]
    subprocess.run([*command, *options], check=True)


if __name__ == "__main__":
    write_sbom(Path(sys.argv[1]))
