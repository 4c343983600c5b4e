"""The installer's script and the build agree, and what it writes it also takes away."""

from __future__ import annotations

import re

from tests.packaging.test_bundle import ROOT

NSI = (ROOT / "packaging" / "installer.nsi").read_text(encoding="utf-8")
SPEC = (ROOT / "packaging" / "satuatap.spec").read_text(encoding="utf-8")
INSTALL, UNINSTALL = NSI.split('Section "Uninstall"')


def test_it_installs_the_programs_that_the_spec_makes() -> None:
    windowed, console = re.findall(r'program\("([\w-]+)", (?:False|True)\)', SPEC)[-2:]
    assert f'!define EXECUTABLE "{windowed}.exe"' in NSI
    assert f"{console}.exe" in UNINSTALL


def test_it_needs_no_administrator() -> None:
    assert "RequestExecutionLevel user" in NSI
    assert set(re.findall(r"\b(HK\w+)\b", NSI)) == {"HKCU"}


def test_every_key_it_writes_it_deletes() -> None:
    written = {
        match.group(1)
        for match in re.finditer(
            r'WriteReg\w+ HKCU "([^"]+?)(?:\\shell.*|\\Def.*|\\Open.*)?"', INSTALL
        )
    }
    deleted = set(re.findall(r'DeleteRegKey HKCU "([^"]+)"', UNINSTALL))
    assert written == deleted


def test_every_word_it_says_is_in_both_languages() -> None:
    said = re.findall(r"LangString (\w+) \$\{(LANG_\w+)\}", NSI)
    names = {name for name, _ in said}
    assert {(n, code) for n in names for code in ("LANG_INDONESIAN", "LANG_ENGLISH")} == set(said)
    assert set(re.findall(r"\$\(([A-Z_]+)\)", NSI)) == names


def test_projects_saved_into_its_folder_survive() -> None:
    assert 'RMDir /r "$INSTDIR"' not in NSI


def test_project_files_open_with_the_windowed_program() -> None:
    assert '''"$INSTDIR\\${EXECUTABLE}" open "%1"''' in NSI
    assert '"${CLASSES}\\.satuatap"' in NSI
