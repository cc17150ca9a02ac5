"""PDF/UA-1 as veraPDF sees it. Its library is fetched and the small program around it compiled on first use, once for each state of this folder."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from search.node_layout import NodeUnavailableError, digests, require_tools

SOURCE = Path(__file__).resolve().parent
BUILT = SOURCE.parent.parent / "var" / "verapdf"
LOCK = SOURCE / "jars.sha256"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"


class CheckerUnavailableError(RuntimeError):
    """veraPDF cannot be fetched or built; the message is one line for the person at the keyboard."""


def broken_clauses(**pdfs):
    """By name of a PDF the clauses that it breaks, in words; sound ones are left out. All are judged by one start of Java."""
    with TemporaryDirectory() as folder:
        files = {str(Path(folder, name)): name for name in pdfs}
        for file, name in files.items():
            Path(file).write_bytes(pdfs[name])
        lines = [line.split("\t") for line in run("java", "-cp", f"{build()}/*:{build()}", "PdfCheck", *files)]
    judged = {files[line[0]] for line in lines}
    assert judged == pdfs.keys(), f"veraPDF did not judge {pdfs.keys() - judged}"
    found = [(files[line[0]], " | ".join(line[1:])) for line in lines if len(line) > 2]
    return {name: [what for whose, what in found if whose == name] for name, _what in found}


def build():
    """The folder with the jars and our class."""
    home = BUILT / f"home-{fingerprint()}"
    with one_builder():
        if not home.exists():
            unfinished = home.with_suffix(".unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            fetch(unfinished)
            if wrong := {name for name, _digest in expected().items() ^ digests(unfinished).items()}:
                raise CheckerUnavailableError(f"Not the files that tests/pdfua/jars.sha256 names: {sorted(wrong)}")
            run("javac", "-proc:none", "-cp", f"{unfinished}/*", "-d", str(unfinished), str(SOURCE / "PdfCheck.java"))
            unfinished.rename(home)
    return home


def fingerprint():
    digest = hashlib.sha256()
    for name in ("PdfCheck.java", "jars.sha256", "pom.xml"):
        digest.update((SOURCE / name).read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def one_builder():
    BUILT.mkdir(parents=True, exist_ok=True)
    with (BUILT / "build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def fetch(folder):
    try:
        require_tools()
    except NodeUnavailableError as error:
        raise CheckerUnavailableError(str(error).replace("Elasticsearch", "veraPDF")) from error
    pom = ("-f", str(SOURCE / "pom.xml"))
    run("mvn", "-B", "-q", *pom, COPY, "-DincludeScope=runtime", f"-DoutputDirectory={folder}")


def expected():
    lines = LOCK.read_text(encoding="ascii").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


def run(*command):
    """The lines that it says."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CheckerUnavailableError(f"{command[0]} failed: {(done.stderr or done.stdout)[-500:]}")
    return done.stdout.splitlines()


def write_lock():
    """Names the jars that Maven gives for pom.xml today; the difference is for a person to judge."""
    with TemporaryDirectory() as folder:
        fetch(folder)
        lines = [f"{digest}  {name}\n" for name, digest in sorted(digests(Path(folder)).items())]
        LOCK.write_text("".join(lines), encoding="ascii")


if __name__ == "__main__":
    write_lock()
