"""How every run of the command line ends."""

import argparse

import pytest

from desktop.cli import main
from desktop.system.translate import set_language
from solver.errors import SatuAtapError


@pytest.fixture(autouse=True)
def _indonesian() -> None:
    set_language("id")


def _ending_in(monkeypatch: pytest.MonkeyPatch, end: BaseException | int) -> int:
    class Family:
        @staticmethod
        def add(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
            def work(_: argparse.Namespace) -> int:
                if isinstance(end, BaseException):
                    raise end
                return end

            commands.add_parser("work").set_defaults(run=work)

    monkeypatch.setattr(main, "FAMILIES", (Family,))
    return main.run(["work"])


@pytest.mark.parametrize("code", [0, 1])
def test_the_answer_of_the_command_is_the_exit_code(
    monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    assert _ending_in(monkeypatch, code) == code


def test_the_users_error_is_one_sentence_and_exit_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _ending_in(monkeypatch, SatuAtapError("file_exists", path="a.satuatap")) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "a.satuatap" in told


def test_an_interruption_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _ending_in(monkeypatch, KeyboardInterrupt()) == 130
    assert "Dihentikan" in capsys.readouterr().err


def test_a_fault_of_the_program_is_one_sentence_and_in_the_log(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert _ending_in(monkeypatch, ZeroDivisionError("boom")) == 70
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert told.count("\n") == 1
    assert "boom" in caplog.text


def test_the_help_follows_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main.run(["--lang", "en", "--help"])
    assert done.value.code == 0
    assert "find the best arrangement" in " ".join(capsys.readouterr().out.split())


def test_every_command_has_its_help() -> None:
    top = main.parser()
    actions = [a for a in top._actions if isinstance(a, argparse._SubParsersAction)]
    names = set(actions[0].choices)
    assert names >= {
        "demo", "new", "solve", "report", "case", "solve-case", "import", "forms",
        "check", "self-test", "preview", "open",
    }  # fmt: skip
    assert all(not str(c.help).startswith("cli.") for c in actions[0]._choices_actions)
