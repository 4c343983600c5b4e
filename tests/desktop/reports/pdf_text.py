"""Read the words of a PDF as typst writes it: pages in order, blanks left out."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"\n(\d+) 0 obj\n(.*?)\nendobj", re.S)
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.S)
_INNER = rb"\\.|[^\\()]"
for _ in range(6):  # a string may hold brackets in pairs
    _INNER = rb"\\.|[^\\()]|\((?:" + _INNER + rb")*\)"
_TOKEN = re.compile(rb"/(f\d+) [\d.]+ Tf|\((?:" + _INNER + rb")*\)", re.S)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.S)
_PAIR = re.compile(rb"<([0-9A-F]+)> <([0-9A-F]+)>")
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def bare(text: str) -> str:
    """Return a text without blanks, so that where a line breaks does not matter."""
    return re.sub(r"[\s\u00a0\u00ad]", "", text)


def pages(pdf: bytes) -> list[str]:
    """Return the words of every page, blanks left out."""
    objects = {int(n): body for n, body in _OBJECT.findall(pdf)}
    found = (body for body in objects.values() if b"/Type/Page/" in body)
    return [_page(objects, body) for body in found]


def words(pdf: bytes) -> str:
    """Return the words of all pages, blanks left out."""
    return "".join(pages(pdf))


def _page(objects: dict[int, bytes], body: bytes) -> str:
    resources = objects[_ref(body, b"Resources")]
    fonts = {
        name: _letters(objects, int(number))
        for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", resources)
    }
    text, letters = [], {}
    for token in _TOKEN.finditer(_stream(objects[_ref(body, b"Contents")])):
        if token.group(1):
            letters = fonts[token.group(1)]
        else:
            codes = _bytes(token.group()[1:-1])
            pairs = (codes[i : i + 2] for i in range(0, len(codes) - 1, 2))
            text.append("".join(letters.get(int.from_bytes(pair), "") for pair in pairs))
    return bare("".join(text))


def _letters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    table = _stream(objects[_ref(objects[font], b"ToUnicode")])
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in _PAIR.findall(table)
        if len(text) % 4 == 0
    }


def _bytes(text: bytes) -> bytes:
    def plain(found: re.Match[bytes]) -> bytes:
        inside = found.group(1)
        return bytes([int(inside, 8)]) if inside.isdigit() else _NAMED.get(inside, inside)

    return _ESCAPE.sub(plain, text)


def _ref(body: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    assert found, (name, body[:200])
    return int(found.group(1))


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found
    content = found.group(1)
    return zlib.decompress(content) if b"/FlateDecode" in body else content
