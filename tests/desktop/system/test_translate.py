"""The catalogue: a key gives its text in the language in use, filled and in the right number."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from desktop.system import translate
from desktop.system.translate import catalogue, has, language, set_language, text_in, tr

SMALL: dict[str, str | dict[str, str]] = {
    "plain": "Lantai",
    "filled": "{unit} pindah ke lantai {floor}",
    "braces": "{tetap}",
    "counted": {"one": "{n} floor", "other": "{n} floors"},
}


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translate, "catalogue", lambda _: SMALL)


@pytest.fixture(autouse=True)
def _language_as_before() -> Iterator[None]:
    before = language()
    yield
    set_language(before)


def test_indonesian_unless_asked_and_english_by_a_switch() -> None:
    set_language("id")
    assert tr("month.8") == "Agustus"
    set_language("en")
    assert language() == "en"
    assert tr("month.8") == "August"
    assert text_in("id", "month.8") == "Agustus"


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        set_language("fr")


@pytest.mark.usefixtures("_small")
def test_holes_are_filled_and_a_text_without_values_stays_as_it_is() -> None:
    assert tr("filled", unit="Bidang Aset", floor=3) == "Bidang Aset pindah ke lantai 3"
    assert tr("braces") == "{tetap}"


@pytest.mark.usefixtures("_small")
@pytest.mark.parametrize(
    ("n", "text"), [(0, "0 floors"), (1, "1 floor"), ("1", "1 floor"), (2, "2 floors")]
)
def test_the_number_chooses_the_text(n: object, text: str) -> None:
    assert tr("counted", n=n) == text


@pytest.mark.usefixtures("_small")
def test_an_unknown_key_comes_back_as_itself() -> None:
    assert tr("nowhere.to_be_found", n=1) == "nowhere.to_be_found"
    assert has("plain")
    assert not has("nowhere.to_be_found")


def test_a_key_may_be_the_start_of_others() -> None:
    assert {"setting.language", "setting.language.doc"} <= set(catalogue("id"))


def test_another_thread_speaks_another_language_for_itself_alone() -> None:
    set_language("id")
    heard: list[str] = []

    def speak() -> None:
        heard.append(language())
        set_language("en")
        heard.append(language())
        set_language("id")
        heard.append(language())

    thread = threading.Thread(target=speak)
    thread.start()
    thread.join()
    assert heard == ["id", "en", "id"]
    assert language() == "id"


def test_a_switch_in_the_main_thread_holds_for_all() -> None:
    set_language("en")
    heard: list[str] = []
    thread = threading.Thread(target=lambda: heard.append(language()))
    thread.start()
    thread.join()
    assert heard == ["en"]
