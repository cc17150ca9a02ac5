"""Every address that the resolver knows, one example each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from django.urls import Resolver404, URLPattern, get_resolver, resolve
from django.urls.resolvers import LocalePrefixPattern
from django.utils import translation
from django.utils.regex_helper import normalize

SAMPLES = ("1", "x", "a/b/", "a/", "00000000-0000-0000-0000-000000000000", "en", "2026", "/")


@dataclass(frozen=True)
class Route:
    """One pattern: its name with its namespaces (where it has none, the address) and an address that leads to it."""

    name: str
    template: str
    parameters: tuple[str, ...]
    path: str

    def with_samples(self, values):
        """The address with these values for its parameters, in order."""
        return "/" + self.template % dict(zip(self.parameters, values, strict=True))


def all_routes():
    """In English, since language is a prefix like any other."""
    with translation.override("en"):
        return [route for found in walk(get_resolver().url_patterns) if (route := reached(*found))]


def walk(patterns, before=(), namespaces=()):
    for pattern in patterns:
        levels = (*before, pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield pattern, levels, namespaces
        else:
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from walk(pattern.url_patterns, levels, inner)


def reached(pattern, levels, namespaces):
    """The route with an address that resolves to it; None for one that another pattern always answers before it."""
    templates = [
        [(level.language_prefix, [])] if isinstance(level, LocalePrefixPattern) else spell(level) for level in levels
    ]
    for parts in product(*templates):
        template = "".join(text for text, _parameters in parts)
        parameters = tuple(name for _text, names in parts for name in names)
        for value in SAMPLES:
            path = "/" + template % dict.fromkeys(parameters, value)
            if leads_to(path, pattern):
                name = ":".join((*namespaces, pattern.name)) if pattern.name else path
                return Route(name, template, parameters, path)
    return None


def spell(level):
    return normalize(level.regex.pattern)


def leads_to(path, pattern):
    try:
        match = resolve(path)
    except (Resolver404, ValueError):
        return False
    return match.func is pattern.callback and match.url_name == pattern.name
