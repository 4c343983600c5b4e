"""What the words of an inventory row say: a building, a part of one, or nothing with rooms."""

from __future__ import annotations

import re

# Words before the thing itself: "Pembangunan Pagar", "BANG. Talud", "Belanja Modal Jaringan".
_FILLERS = re.compile(
    r"^((pembangunan|bangunan|bang|kontruksi|konstruksi|belanja|modal|pengadaan|pekerjaan|biaya|"
    r"pembuatan|pemasangan|jasa|kap)\b[.:]?\s*)+(?=\S)",
    re.IGNORECASE,
)
# What begins with one of these is work on a building, or something beside it.
_PARTS = (
    ("kib_repair", r"rehab\w*|renovasi|perbaikan|pemeliharaan|penambahan|pengecatan|peningkatan"),
    (
        "kib_part",
        r"pagar|talud|turap|kanopi|canopy|tralis|teralis|pengaspalan|paving\w*|pavin|drainase|"
        r"saluran|jaringan|instalasi|penataan|halaman|taman|gapura|sumur|atap|akses|plafon\w*|"
        r"keramik|jalan|sekat|partisi",
    ),
)
# Kinds without rooms to sit in, unless the row calls itself a building.
_NO_ROOMS = re.compile(
    r"kolam|bak ikan|terbuka|parkir|kandang|menara|tugu|monumen|lapangan|fasum|"
    r"pembuangan sampah|bumi perkemahan",
    re.IGNORECASE,
)
_CALLED_BUILDING = re.compile(r"^(gedung|kantor|aula|rumah|ruang|laboratorium|bpp|mess)\b", re.I)
# Headings of the code list, not names: "Bangunan Gedung Kantor Permanen", "... Lainnya".
_CODED = re.compile(
    r"\b(permanen|semi permanen|darurat|lainnya|lain-lain|golongan \w+|tipe \w)\s*$|^bangunan\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"^((apb[dn]( ?(i|ii))?|hibah|pembelian|baik|kurang baik|rusak (ringan|berat)|da[ku]|tahun|th|"
    r"\d+|beli|rb|kb|b|bpkad|ada|tidak|-|[\s.,/()]+)\b[\s.,/()]*)*$",
    re.IGNORECASE,
)
_COMMON = {
    *("bangunan", "gedung", "kantor", "permanen", "tempat", "ruang", "rumah", "hibah", "aula"),
    *("dan", "kec", "kecamatan", "kel", "kelurahan", "desa", "ds", "jl", "jln", "jalan", "di"),
    *("ke", "uptd", "pos", "gudang", "tertutup", "pembangunan", "lainnya", "keliling"),
}


def reason_not_taken(kind: str, label: str) -> str | None:
    """Return why a row is no building of its own (key of an Issue), or None when it is one.

    Parameters
    ----------
    kind : str
        Heading of the code list.
    label : str
        What the row calls itself; may be empty.
    """
    thing = _FILLERS.sub("", label)
    for reason, words in _PARTS:
        if re.match(rf"({words})\b", thing, re.IGNORECASE):
            return reason
    if _CALLED_BUILDING.search(label):
        return None
    return "kib_no_rooms" if _NO_ROOMS.search(f"{kind} {label}") else None


def is_coded(kind: str) -> bool:
    """Tell whether a text is a heading of the code list rather than a name."""
    return bool(_CODED.search(kind))


def is_name(text: str) -> bool:
    """Tell whether a note can be the name of a building: not a source of money or a condition."""
    return len(text) >= 4 and not _NO_NAME.fullmatch(text)


def telling(text: str) -> frozenset[str]:
    """Return the words that tell one building from another."""
    words = re.findall(r"[^\W_]+", re.sub(r"^.*?rehab\w*\b", "", text.casefold()))
    return frozenset(word for word in words if word not in _COMMON and len(word) > 1)


def same_place(address: str) -> frozenset[str]:
    """Return an address as its words: ``Tuntang , Kesongo`` is ``Kesongo Tuntang``."""
    short = {"jln": "jl", "jalan": "jl", "kelurahan": "kel", "kecamatan": "kec", "desa": "ds"}
    words = re.findall(r"[^\W_]+", address.casefold())
    return frozenset(short.get(word, word) for word in words)
