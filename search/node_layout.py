"""Lays out a runnable Elasticsearch from its published Maven artifacts, once for each state of search/node/."""

from __future__ import annotations

import fcntl
import hashlib
import re
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "search" / "node"
BUILT = ROOT / "var" / "elasticsearch"
JAVA_LEVEL = 17
NETWORK_JARS = ("netty-*.jar", "transport-netty4-*.jar", "elasticsearch-ssl-config-*.jar")
MODULES = {
    "transport-netty4": "org.elasticsearch.transport.netty4.Netty4Plugin",
    "athar": "athar.searchnode.plugin.NodePlugin",
}


class NodeUnavailableError(RuntimeError):
    """The search node cannot be built or started; the message is one line for the person at the keyboard."""


def build() -> Path:
    """The home folder of the node: lib, modules and config. Built on first use, reused while search/node/ stays the same."""
    home = BUILT / f"home-{fingerprint()}"
    with one_builder():
        if not home.exists():
            require_tools()
            unfinished = home.with_suffix(".unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            lay_out(unfinished)
            unfinished.rename(home)
    return home


def fingerprint() -> str:
    digest = hashlib.sha256()
    for path in sorted(SOURCE.rglob("*")):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def one_builder() -> Iterator[None]:
    BUILT.mkdir(parents=True, exist_ok=True)
    with (BUILT / "build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def require_tools() -> None:
    if java_level() < JAVA_LEVEL or not shutil.which("javac"):
        raise NodeUnavailableError(
            f"Elasticsearch needs a Java {JAVA_LEVEL} JDK: apt-get install openjdk-17-jdk-headless"
        )
    if not shutil.which("mvn"):
        raise NodeUnavailableError("Elasticsearch is fetched with Maven: apt-get install maven")


def java_level() -> int:
    """The major version of the `java` on the path, 0 without one."""
    if not (java := shutil.which("java")):
        return 0
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr  # noqa: S603
    found = re.search(r'version "(\d+)', told)
    return int(found[1]) if found else 0


def lay_out(home: Path) -> None:
    for folder in ("lib", "plugins", *(f"modules/{module}" for module in MODULES)):
        (home / folder).mkdir(parents=True)
    fetch(home)
    verify(home / "lib")
    compile_ours(home)
    # A module's jars must not be on the server's class path too: Elasticsearch refuses to start with a class twice.
    for pattern in NETWORK_JARS:
        for jar in (home / "lib").glob(pattern):
            jar.rename(home / "modules" / "transport-netty4" / jar.name)
    for module, plugin in MODULES.items():
        (home / "modules" / module / "plugin-descriptor.properties").write_text(descriptor(module, plugin))
    shutil.copytree(SOURCE / "config", home / "config")


def fetch(home: Path) -> None:
    copy = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
    pom, into = SOURCE / "pom.xml", home / "lib"
    run("mvn", "-B", "-q", "-f", str(pom), copy, "-DincludeScope=runtime", f"-DoutputDirectory={into}")


def verify(lib: Path) -> None:
    """Every jar is the one that jars.sha256 names, and none is missing or extra."""
    lines = (SOURCE / "jars.sha256").read_text(encoding="ascii").splitlines()
    expected = {name: digest for digest, name in (line.split() for line in lines)}
    if wrong := sorted({name for name, _ in expected.items() ^ digests(lib).items()}):
        raise NodeUnavailableError(f"Not the files that search/node/jars.sha256 names: {', '.join(wrong)}")


def digests(lib: Path) -> dict[str, str]:
    return {jar.name: hashlib.sha256(jar.read_bytes()).hexdigest() for jar in lib.glob("*.jar")}


def compile_ours(home: Path) -> None:
    classes = home / "classes"
    sources = [str(path) for path in (SOURCE / "java").rglob("*.java")]
    level = str(JAVA_LEVEL)
    run("javac", "-proc:none", "-nowarn", "--release", level, "-cp", f"{home}/lib/*", "-d", str(classes), *sources)
    package = Path("athar") / "searchnode"
    run("jar", "cf", str(home / "lib" / "athar-launcher.jar"), "-C", str(classes), str(package / "Launcher.class"))
    run("jar", "cf", str(home / "modules" / "athar" / "athar.jar"), "-C", str(classes), str(package / "plugin"))
    shutil.rmtree(classes)


def descriptor(module: str, plugin: str) -> str:
    version = elasticsearch_version()
    values = {
        "name": module,
        "description": module,
        "version": version,
        "elasticsearch.version": version,
        "java.version": str(JAVA_LEVEL),
        "classname": plugin,
        "extended.plugins": "",
        "has.native.controller": "false",
    }
    return "".join(f"{name}={value}\n" for name, value in values.items())


def elasticsearch_version() -> str:
    found = re.search(r"<elasticsearch.version>(.+?)<", (SOURCE / "pom.xml").read_text(encoding="utf-8"))
    return found[1] if found else ""


def run(*command: str) -> None:
    """Runs a build step; what it says goes to var/elasticsearch/build.log."""
    log = BUILT / "build.log"
    with log.open("ab") as file:
        if subprocess.run(command, stdout=file, stderr=file, check=False).returncode:  # noqa: S603
            raise NodeUnavailableError(
                f"{command[0]} failed while building the search node: see {log.relative_to(ROOT)}"
            )


def write_lock() -> None:
    """Names the jars that Maven gives for search/node/pom.xml today; the difference is for a person to judge."""
    with one_builder():
        require_tools()
        jars = BUILT / "jars"
        shutil.rmtree(jars, ignore_errors=True)
        fetch(jars)
        lines = [f"{digest}  {name}\n" for name, digest in sorted(digests(jars / "lib").items())]
        (SOURCE / "jars.sha256").write_text("".join(lines), encoding="ascii")


if __name__ == "__main__":
    write_lock()
