from __future__ import annotations

import argparse
import sys
from pathlib import Path
from subprocess import CalledProcessError

from bench import audit, loading, names, pages, pdf, seeding
from bench.measure import rows, write
from bench.product import Product

RESULTS = Path(__file__).resolve().parent / "results.json"
SUBJECTS = {
    "names": names.measure,
    "seeding": seeding.measure,
    "pages": pages.measure,
    "loading": loading.measure,
    "pdf": pdf.measure,
    "audit": audit.measure,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description="Measures the product and writes bench/results.json.")
    parser.add_argument("subjects", nargs="*", metavar="subject", help=f"some of: {', '.join(SUBJECTS)}")
    chosen = parser.parse_args().subjects
    if unknown := set(chosen) - set(SUBJECTS):
        parser.error(f"there is no subject {', '.join(sorted(unknown))}; there are {', '.join(SUBJECTS)}")
    failed = [subject for subject in chosen or SUBJECTS if not succeeds(subject)]
    sys.exit(f"Not measured: {', '.join(failed)}" if failed else 0)


def succeeds(subject: str) -> bool:
    """Measures one subject on a product of its own; a subject that fails does not take the others with it."""
    print(f"{subject} …", flush=True)
    try:
        with Product() as product:
            measured = rows(SUBJECTS[subject](product))
    except (CalledProcessError, RuntimeError, ValueError, OSError) as problem:
        print(f"    {problem}", flush=True)
        return False
    write(RESULTS, measured)
    for row in measured:
        compared = f"   {row['ratio']} x {row['base']}" if row["base"] else ""
        print(f"    {row['name']:40} {row['value']:>12} {row['unit']}{compared}", flush=True)
    return True


if __name__ == "__main__":
    main()
