"""Every text a person sees stands in the catalogue, in both languages, with the same holes."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from desktop.system.translate import LANGUAGES, catalogue
from solver.problem.problem import KINDS
from solver.units import declared
from tests.house.source import ROOT, Module, modules

LOCALE = ROOT / "resources" / "locale"
# Function -> position of its key, and what is put before the key.
SPEAKERS = {
    "tr": (0, ""),
    "text_in": (1, ""),
    "issue": (0, "issue."),
    "SatuAtapError": (0, "error."),
}
NOT_KEYS = re.compile(
    r"\.(py|toml|json|xlsx|csv|pdf|docx|html|svg|png|ico|log|typ|otf|ttf|ifc|dxf|satuatap)$"
)  # names of files look the same


def texts(language: str) -> dict[str, tuple[str, ...]]:
    """Return every key with its texts: one, or one for each number of things."""
    return {
        key: tuple(entry.values()) if isinstance(entry, dict) else (entry,)
        for key, entry in catalogue(language).items()
    }


def holes(text: str) -> set[str]:
    """Return the names that a text wants to be filled with; raises when it is malformed."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


Spoken = tuple[Module, ast.Call, str, ast.expr]


@cache
def spoken() -> tuple[Spoken, ...]:
    """Return every call that names a key: module, call, prefix and the expression of the key."""
    return tuple(_spoken())


def _spoken() -> Iterator[Spoken]:
    for module in modules():
        for name, (position, prefix) in SPEAKERS.items():
            for call in module.calls(name):
                named = [word.value for word in call.keywords if word.arg == "key"]
                if len(call.args) > position:
                    yield module, call, prefix, call.args[position]
                elif named:
                    yield module, call, prefix, named[0]


def literal(key: ast.expr) -> str | None:
    """Return a key that is written out."""
    return key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else None


def pattern(key: ast.expr, prefix: str) -> str | None:
    """Return the key as a regular expression; None when it is only known when the program runs."""
    if (word := literal(key)) is not None:
        return re.escape(prefix + word)
    if isinstance(key, ast.JoinedStr):
        parts = [
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
            for part in key.values
        ]
        return re.escape(prefix) + "".join(parts)
    return None


def test_both_languages_have_the_same_files_and_keys() -> None:
    files = {code: {p.name for p in (LOCALE / code).glob("*.toml")} for code in LANGUAGES}
    assert files["id"] == files["en"]
    assert set(catalogue("id")) ^ set(catalogue("en")) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_in_two_files(language: str) -> None:
    def keys(table: dict[str, object], before: str) -> Iterator[str]:
        for name, value in table.items():
            inner = isinstance(value, dict)
            yield from keys(value, f"{before}{name}.") if inner else [f"{before}{name}"]  # type: ignore[arg-type]

    files = (LOCALE / language).glob("*.toml")
    counts = Counter(k for f in files for k in keys(tomllib.loads(f.read_text("utf-8")), ""))
    assert {key: count for key, count in counts.items() if count > 1} == {}


def test_both_languages_have_the_same_holes() -> None:
    both = {code: texts(code) for code in LANGUAGES}
    wrong = {}
    for key in both["id"].keys() & both["en"].keys():
        found = {code: set().union(*map(holes, both[code][key])) for code in LANGUAGES}
        if found["id"] != found["en"]:
            wrong[key] = found
    assert wrong == {}


def test_no_english_is_left_in_indonesian() -> None:
    english = texts("en")
    sentence = re.compile(r"(\b[^\W\d_]{3,}\b\W+){3}")
    same = [key for key, text in texts("id").items() if text == english.get(key)]
    without_holes = {key: re.sub(r"\{\w+\}", "", english[key][0]) for key in same}
    assert [key for key, text in without_holes.items() if sentence.search(f"{text} ")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_ragged(language: str) -> None:
    wrong = [key for key, all_ in texts(language).items() for t in all_ if not t or t != t.strip()]
    assert wrong == []


def test_every_key_in_the_code_exists() -> None:
    known = catalogue("id")
    wrong = []
    for module, call, prefix, key in spoken():
        wanted = pattern(key, prefix)
        if literal(key) is not None and f"{prefix}{literal(key)}" in known:
            continue
        if wanted and not any(re.fullmatch(wanted, name) for name in known):
            wrong.append(f"{module.name}:{call.lineno} {wanted.replace(chr(92), '')}")
    assert wrong == []


def test_every_issue_says_how_to_mend() -> None:
    known = catalogue("id")
    keys = {
        word: f"{module.name}:{call.lineno}"
        for module, call, prefix, key in spoken()
        if prefix == "issue." and (word := literal(key))
    }
    assert {k: at for k, at in keys.items() if f"issue.{k}.mend" not in known} == {}


def test_every_hole_is_filled() -> None:
    known = texts("id")
    wrong = []
    for module, call, prefix, key in spoken():
        given = {word.arg for word in call.keywords}
        word = literal(key)
        if word is None or None in given:  # None: **values, known only when it runs
            continue
        for name in (f"{prefix}{word}", f"{prefix}{word}.mend"):
            wanted = set().union(*map(holes, known.get(name, ())))
            # `where` of an Issue is not among its values.
            if wanted - (given - ({"where", "severity"} if prefix == "issue." else set())):
                wrong.append(f"{module.name}:{call.lineno} {name} wants {sorted(wanted)}")
    assert wrong == []


def test_every_literal_that_looks_like_a_key_exists() -> None:
    """Tables of keys (a page's columns, a menu) name them without calling ``tr`` on the spot."""
    known = catalogue("id")
    groups = {key.split(".", 1)[0] for key in known}
    looks = re.compile(r"[a-z_]+(\.[A-Za-z0-9_]+)+")
    wrong = [
        f"{module.name}:{node.lineno} {node.value}"
        for module in modules("desktop")
        for node in module.nodes
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and looks.fullmatch(node.value)
        and node.value.split(".", 1)[0] in groups
        and not NOT_KEYS.search(node.value)
        and not any(f".{node.value}." in f".{key}." for key in known)  # whole, or a part of one
        and not (node.value.endswith("_") and any(key.startswith(node.value) for key in known))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_records_fields_and_choices_have_their_labels(language: str) -> None:
    wanted = [f"record.{kind}" for kind in KINDS]
    for kind, record in KINDS.items():
        for name, field in declared(record).items():
            wanted.append(f"field.{kind}.{name}")
            for choice in field.choices or ():
                wanted.append(f"choice.{type(choice).__name__}.{choice.value}")
    known = catalogue(language)
    assert sorted({key for key in wanted if key not in known}) == []
