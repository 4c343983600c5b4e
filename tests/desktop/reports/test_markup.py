"""What was typed stays text in XML and HTML."""

from __future__ import annotations

from desktop.reports.markup import clean, escape


def test_nothing_typed_acts_as_markup() -> None:
    assert escape("<b> & \"x\" 'y'") == "&lt;b&gt; &amp; &quot;x&quot; &#x27;y&#x27;"


def test_what_no_file_may_hold_is_left_out() -> None:
    assert escape("a\x00b\x0bc\x1fd\ufffee\tf\n") == "abcde\tf\n"
    assert escape("m² – “Rp” 😀") == "m² – “Rp” 😀"
    assert clean("a\x00<b>") == "a<b>"
