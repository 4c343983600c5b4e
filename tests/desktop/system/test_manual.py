"""The manual: every page in both languages, the same chapters, keys and links that are true."""

from __future__ import annotations

import pytest

from desktop.system.manual import TOPICS, manual_text, manual_title, topics_with
from desktop.system.translate import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_a_title_and_no_two_the_same(language: str) -> None:
    titles = [manual_title(language, topic) for topic in TOPICS]
    assert all(titles)
    assert len(set(titles)) == len(TOPICS)
    assert all(manual_text(language, topic).startswith("# ") for topic in TOPICS)


def test_words_are_looked_for_in_titles_first() -> None:
    assert topics_with("id", "parkir")[0] == "parking"
    assert topics_with("en", "parking stalls")
    assert topics_with("id", "LINGKARAN") == ("moves",)
    assert topics_with("id", "zzz kata yang tidak ada") == ()
    assert topics_with("id", "  ") == TOPICS
