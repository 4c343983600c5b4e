"""Which column of an inventory table is what: by its heading, or by what it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.files.tables.cell import Cell

# Spellings met in printed cards (KIB C), databases, SIMAN and the newer form, without blanks,
# marks and units; the first column that fits has it.
SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "number": ("no", "nourt", "nourut", "nomorurut", "id"),
    "code": ("kodebarang", "nomorkodebarang", "kodeaset", "kode"),
    "register": ("register", "nomorregister", "noregister", "noreg", "nomornoregister", "nup"),
    "nibar": ("nibar",),
    "kind": (
        *("jenisbarangnamabarang", "namajenisbarang", "jenisnamabarang", "jenisbarang"),
        *("namabarang", "jenis", "uraian", "uraianbarang"),
    ),
    "name": ("spesifikasinamabarang", "namagedung", "namabangunan", "namaaset"),
    "other": ("spesifikasilainnya", "spesifikasi"),
    "condition": ("kondisibangunan", "kondisi", "kondisibarang"),
    "storeyed": (
        *("konstruksibangunanbertingkat", "tingkatbangunan", "bertingkattidak", "bertingkat"),
    ),
    "concrete": ("konstruksibangunanbeton", "betonbangunan", "betontidak", "beton"),
    "storeys": ("jumlahlantai", "jmllantai", "banyaklantai"),
    "area": ("luaslantai", "luasbangunan", "luasgedung", "luaslantaibangunan"),
    "land_area": ("luastanah", "luaslahan"),
    "address": (
        *("letaklokasialamat", "letaklokasi", "lokasialamat", "letakalamat", "alamat"),
        *("lokasi", "letak"),
    ),
    "document_day": ("dokumengedungtanggal", "tanggaldokumen", "tanggal"),
    "document_number": ("dokumengedungnomor", "nomordokumen", "nomor"),
    "land_status": ("statustanah", "statuskepemilikantanah", "statussertifikat"),
    "land_code": ("nomorkodetanah", "kodetanah"),
    "origin": ("asalusul", "caraperolehan", "asal"),
    "price": ("nilaiperolehan", "harga", "hargaperolehan", "hargasatuan", "nilai"),
    "quantity": ("jumlah",),
    "measure": ("satuan",),
    "acquired": ("tanggalperolehan",),
    "year": ("tahunperolehan", "tahunpengadaan", "tahunpembangunan", "tahunbangun", "tahun"),
    "age": ("umurtahun",),
    "use": ("statuspenggunaan", "penggunaan"),
    "district": ("kecamatan",),
    "city": ("kabkota", "kotakabupaten", "kabupatenkota"),
    "coordinates": ("titikkoordinat", "koordinat"),
    "latitude": ("lintang", "latitude", "lat"),
    "longitude": ("bujur", "longitude", "long", "lon"),
    "note": ("keterangan", "ket"),
}
_FIELD_OF = {spelling: field for field, all_ in SPELLINGS.items() for spelling in all_}
_LONG = {s: f for s, f in _FIELD_OF.items() if len(s) >= 10}  # may have more words behind
CONDITIONS: Mapping[str, str] = {
    **dict.fromkeys(("b", "baik", "baru", "sangat baik"), "good"),
    **dict.fromkeys(("kb", "kurang baik", "rr", "rusak ringan", "rusak sedang"), "light"),
    **dict.fromkeys(("rb", "rusak berat", "rusak"), "heavy"),
}
NAMING = {"code", "kind", "name"}
_HEAD_ROWS = 40  # lines in which the headings stand
_DEPTHS = (1, 2, 3)  # lines of a heading


@dataclass(frozen=True)
class Columns:
    """Where what stands.

    Parameters
    ----------
    at : mapping of str to int
        Column by field.
    first : int
        Row where the data begin.
    by_content : bool
        There were no headings; the columns were recognised by what they hold.
    """

    at: Mapping[str, int]
    first: int
    by_content: bool = False


def find_columns(rows: Sequence[Sequence[Cell]]) -> Columns | None:
    """Return the columns of a table, or None when it is no inventory of buildings."""
    best: Columns | None = None
    for first in range(min(_HEAD_ROWS, len(rows))):
        for depth in _DEPTHS:
            at = _match(rows[first : first + depth])
            if len(at) >= 3 and NAMING & set(at) and (best is None or len(at) > len(best.at)):
                best = Columns(at, first + depth)
    return best or _by_content(rows)


def is_heading(name: str, text: str) -> bool:
    """Tell whether a cell of a column is the heading of that column again."""
    return _field(squeeze(text)) == name


def squeeze(text: str) -> str:
    """Return a heading without blanks, marks and units of measure."""
    bare = re.sub(r"\((m2|m²|rp\.?|b,\s*kb,\s*rb)\)|m²", "", text.casefold())
    return re.sub(r"(m2|rp)$", "", re.sub(r"[^a-z0-9]", "", bare))


def _match(head: Sequence[Sequence[Cell]]) -> dict[str, int]:
    at: dict[str, int] = {}
    plain_areas = []
    for column, names in enumerate(_names(head)):
        if "luas" in names:
            plain_areas.append(column)
            continue
        field = next((f for f in map(_field, names) if f), None)
        if field and field not in at:
            at[field] = column
    for column in plain_areas:  # beside the area of the floors it is that of the land
        at.setdefault("land_area" if "area" in at else "area", column)
    return at


def _field(name: str) -> str | None:
    if name in _FIELD_OF:
        return _FIELD_OF[name]
    return next((field for start, field in _LONG.items() if name.startswith(start)), None)


def _names(head: Sequence[Sequence[Cell]]) -> Iterator[list[str]]:
    """Yield for each column how it may be called: all lines together, then each from below.

    A merged cell has its text in its first column only, so an upper line goes on to the right
    over columns that have a text below.
    """
    width = max((len(row) for row in head), default=0)
    above = [""] * len(head)
    for column in range(width):
        texts = [squeeze(row[column].text) if column < len(row) else "" for row in head]
        for line, text in enumerate(texts):
            goes_on = not text and any(texts[line + 1 :])
            above[line] = text or (above[line] if goes_on else "")
        yield [name for name in ("".join(above), *reversed(above)) if name]


def _by_content(rows: Sequence[Sequence[Cell]]) -> Columns | None:
    """Recognise a card without headings: code, register, and the fixed order of the columns."""
    width = max((len(row) for row in rows), default=0)
    columns = [[row[c].text for row in rows if c < len(row) and row[c].text] for c in range(width)]
    at: dict[str, int] = {}
    for field, fits in _LOOKS.items():
        after = at.get(_AFTER.get(field, ""), -1)
        for column in range(after + 1, width):
            if column not in at.values() and columns[column] and _mostly(fits, columns[column]):
                at[field] = column
                break
    if not {"code", "kind"} <= set(at):
        return None
    texts = [c for c in range(width) if c not in at.values() and columns[c]]
    if "storeyed" in at:  # in the printed order area and address follow the construction
        later = [c for c in texts if c > at["storeyed"]]
        numbers = [c for c in later if _mostly(_is_number, columns[c])]
        words = [c for c in later if c not in numbers]
        at |= {"area": numbers[0]} if numbers else {}
        at |= {"address": words[0]} if words else {}
        at |= {"note": words[-1]} if len(words) > 1 else {}
    return Columns(at, 0, by_content=True)


def _mostly(fits: Callable[[str], object], texts: Sequence[str]) -> bool:
    return 10 * sum(bool(fits(text)) for text in texts) >= 8 * len(texts)


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[\d.,]+(\s*[x×]\s*[\d.,]+)?", text))


def _is_price(text: str) -> bool:
    return bool(re.fullmatch(r"0|\d{6,}|\d{1,3}([.,]\d{3}){2,}([.,]\d+)?", text))


_WORDS = re.compile(r"\b(bangunan|gedung|rumah|kantor|gudang|pos|pasar|balai)\b", re.IGNORECASE)
_ORIGIN = re.compile(r"apb[dn]|hibah|pembelian|sewa|pinjam|dak|dau", re.IGNORECASE)
_LOOKS: Mapping[str, Callable[[str], object]] = {
    "code": lambda text: re.fullmatch(r"\d{1,2}(\.\d{1,3}){4,7}\.?|\d{10}", text),
    "register": lambda text: re.fullmatch(r"0\d{2,5}", text),
    "kind": _WORDS.search,
    "condition": lambda text: text.casefold() in CONDITIONS,
    "storeyed": lambda text: text.casefold() in ("bertingkat", "tidak", "ya"),
    "concrete": lambda text: text.casefold() in ("beton", "tidak", "ya"),
    "document_day": lambda text: re.fullmatch(r"\d{4}-\d\d-\d\d|\d{1,2}[/-]\d{1,2}[/-]\d{4}", text),
    "origin": _ORIGIN.search,
    "price": _is_price,
}
_AFTER = {"register": "code", "concrete": "storeyed"}
