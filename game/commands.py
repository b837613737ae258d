"""Every command a user types. Each imports what it needs when it runs: `--help` stays quick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from game import voices
from game.authoring import lint, schema, test, translations, walk
from game.cli import FOUND, OK, WRONG, open_game
from game.printing import find_scenario, print_json, say
from game.session.bots import ADVISERS, BOTS

if TYPE_CHECKING:
    from game.call.model import Scenario
    from game.results.store import Store
    from game.session.play import Play

LANGS = ("ja", "en", "fr")
OFF = "off"
Ref = Annotated[str, typer.Argument(help="A scenario's id, or a folder with a scenario.yaml.")]
Results = Annotated[Path | None, typer.Option("--results", help="Folder of the records.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of lines to read.")]


def typed() -> int:
    """Run the command in `sys.argv`; the exit code."""
    try:
        result = _app()(standalone_mode=False)
    except typer.Exit as done:
        return done.exit_code
    except typer.Abort:
        return 130
    except SystemExit:
        # So the command line's library answers a reader that went away (`| head`); that is not a fault.
        return OK
    except Exception as error:
        # Usage errors come from typer's own click, whichever module it keeps it in.
        show = getattr(error, "show", None)
        if show is None:
            raise
        show()
        return WRONG
    return result if isinstance(result, int) else OK


def _app() -> typer.Typer:
    app = typer.Typer(
        name="kakenaoshi",
        help="Kakenaoshi: practise answering suspicious telephone calls. Without a command the game opens.",
        no_args_is_help=False,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    records = typer.Typer(help="What was recorded.", no_args_is_help=True)
    app.add_typer(records, name="results")
    spoken = typer.Typer(help="The voices that ship, and what this machine can speak.", no_args_is_help=True)
    app.add_typer(spoken, name="voices")
    app.command("list", help="List the scenarios.")(list_)
    app.command(help="Play a scenario: in the window, or without one (--headless).")(play)
    app.command(help="Check scripts and translations; every problem with its place and how to mend it.")(lint)
    app.command(help="Play the plans of scenarios and compare how they come out.")(test)
    app.command(help="Walk a scenario at random: does every play end, is everything reached?")(walk)
    app.command(help="Play a record again and prove that state and score come out as they did live.")(replay)
    app.command(help="Draw every screen, from real plays, as PNG files into a folder.")(screenshots)
    app.command(help="Say what works on this machine, what does not, and what to do about it.")(doctor)
    app.command(help="Write the JSON Schema of the scenario format, for editors.")(schema)
    app.command(help="Bring the PO files of all scenarios up to date, for translators.")(translations)
    spoken.command("list", help="Say what this machine can speak: the pack, live engines, the studio.")(voices.list_)
    spoken.command("check", help="Say which line has no voice or an outdated one, and which file no line.")(
        voices.check
    )
    spoken.command("render", help="Speak what is missing into the pack (needs the extra `render`).")(voices.render)
    records.command("list", help="List the recorded plays, newest first.")(results_list)
    return app


def list_(
    as_json: AsJson = False,
) -> int:
    from game.scenario.library import everything

    rows = [
        {
            "id": one.id,
            "kind": one.kind,
            "title": one.texts[one.lang][one.title],
            "langs": list(one.langs),
        }
        for one in everything()
    ]
    if as_json:
        print_json(rows)
    else:
        for row in rows:
            print(f"{row['id']:24} {row['kind']:8} {','.join(row['langs']):10} {row['title']}")
    return OK


def play(
    scenario: Annotated[str, typer.Argument(help="Id or folder (`list` shows the ids); none: the first screen.")] = "",
    lang: Annotated[str, typer.Option("--lang", help="Language of the screen: ja, en or fr.")] = "ja",
    voice: Annotated[str, typer.Option("--voice", help="Language spoken, or `off`.")] = "",
    as_: Annotated[
        str,
        typer.Option(
            "--as",
            help="Automatic player: protocol, obeys, hang-up, ask-then-hang-up, random; with --helper also quiet.",
        ),
    ] = "",
    headless: Annotated[bool, typer.Option("--headless", help="Without a window; needs --as.")] = False,
    helper: Annotated[bool, typer.Option("--helper", help="A relative holds the phone; the player advises.")] = False,
    seed: Annotated[int | None, typer.Option("--seed", help="Draws the variant and the order of replies.")] = None,
    results: Results = None,
    as_json: AsJson = False,
) -> int:
    if lang not in LANGS:
        say(f"--lang {lang}: there are {', '.join(LANGS)}.")
        return WRONG
    if voice and voice not in (*LANGS, OFF):
        say(f"--voice {voice}: there are {', '.join(LANGS)} and {OFF}.")
        return WRONG
    if as_ and as_ not in BOTS:
        say(f"--as {as_}: there are {', '.join(BOTS)}.")
        return WRONG
    if headless and not as_:
        say("--headless needs somebody who plays: add --as protocol (or another automatic player).")
        return WRONG
    if as_ and not headless:
        say("--as plays without a window: add --headless.")
        return WRONG
    if as_ in ADVISERS and not helper:
        say(f"--as {as_} only advises: add --helper.")
        return WRONG
    if not scenario and (headless or helper):
        say(f"{'--headless' if headless else '--helper'} needs a scenario: `list` shows them.")
        return WRONG
    if not scenario:
        return open_game(None, lang=lang, voice=voice or None, seed=seed, results=results)
    found = find_scenario(scenario)
    if found is None:
        return WRONG
    if not headless:
        return open_game(scenario, lang=lang, voice=voice or None, seed=seed, results=results, helper=helper)
    return _play_headless(found, as_, seed, lang, voice, results, as_json, helper=helper)


def _play_headless(
    found: Scenario,
    bot: str,
    seed: int | None,
    lang: str,
    voice: str,
    results: Path | None,
    as_json: bool,
    *,
    helper: bool,
) -> int:
    from game.results.store import open_store
    from game.session.bots import BotName, make_bot
    from game.session.headless import WalkError, run
    from game.session.play import Play
    from game.session.record import Record
    from game.session.summary import summary

    drawn = _new_seed() if seed is None else seed
    spoken = voice if voice in found.langs else found.lang
    name = cast("BotName", bot)  # checked by the caller against BOTS
    with open_store(results) as store:
        # Nobody hears a headless play, but its lines last as long as the spoken ones would.
        record = Record(store, found, screen=lang, captions=lang, voice="" if voice == OFF else spoken)
        one = Play(found, drawn, spoken=spoken, recorder=record, helper=helper)
        try:
            run(one, make_bot(name, drawn))
        except WalkError as error:
            one.stop(one.state.at)
            say(f"The play broke off: {error}. Seed {drawn}.")
            return FOUND
        record.wait(10)
        _tell_trouble(store)
        result = summary(one, record.run)
    if as_json:
        print_json(result)
    else:
        _print_play(one, result)
    return OK


def _new_seed() -> int:
    import secrets

    return secrets.randbelow(1_000_000_000)


def _tell_trouble(store: Store) -> None:
    if store.trouble is not None:
        say(str(store.trouble))


def _print_play(one: Play, result: dict[str, Any]) -> None:
    from game.call.model import RELATIVE

    words = one.wording(one.scenario.lang)
    for id, speaker in one.state.said:
        if id.startswith(">"):
            print(f"    > {words.text(id[1:])}")
        else:
            speaks = one.scenario.relative if speaker == RELATIVE else one.scenario.callers.get(speaker)
            print(f"{words.text(speaks.name) if speaks else speaker}: {words.text(id)}")
    print()
    print(f"{result['outcome']}, score {result['score']}, matter {result['matter']}, {result['discernment']}")
    for step, mark in result["steps"].items():
        print(f"  {step:20} {mark}")
    print(f"run {result['run']}, seed {result['seed']}")


def replay(
    run: Annotated[str, typer.Argument(help="A run's id (see `results list`).")],
    results: Results = None,
    as_json: AsJson = False,
) -> int:
    from game.results.store import Results
    from game.session.replay import ReplayError
    from game.session.replay import replay as replayed
    from game.session.summary import summary

    try:
        again = replayed(Results(_folder(results)), run)
    except (ReplayError, LookupError, ValueError) as why:
        say(str(why))
        return FOUND
    result = summary(again.play, again.run.id)
    if as_json:
        print_json({**result, "differences": list(again.differences), "proved": again.proved})
    else:
        _print_play(again.play, result)
        for difference in again.differences:
            print(difference)
        if again.proved and not again.differences:
            print("State and score are those of the live play.")
        elif not again.proved:
            print("The play broke off, so there is no end to compare with; what was recorded is shown.")
    return FOUND if again.differences else OK


def results_list(
    results: Results = None,
    as_json: AsJson = False,
) -> int:
    from game.results.store import Results
    from game.session.record import without_state

    store = Results(_folder(results))
    try:
        runs = store.runs()
    except ValueError as why:
        say(str(why))
        return FOUND
    rows: list[dict[str, Any]] = [
        {
            "run": one.id,
            "scenario": one.header.scenario,
            "state": one.state,
            "started": one.started_at,
            "seed": one.header.seed,
            "languages": dict(one.header.languages),
            "result": without_state(dict(one.summary)) if one.summary else None,
        }
        for one in runs
    ]
    if as_json:
        print_json(rows)
    else:
        for row in rows:
            result = row["result"] or {}
            # Beside a relative is practice: told apart from what a player did alone.
            beside = "  helper" if result.get("helper") else ""
            print(
                f"{row['run']}  {row['started']}  {row['scenario']:20} {row['state']:11} "
                f"{result.get('outcome', '-'):8} {result.get('score', '-')}{beside}"
            )
        if not rows and not store.damaged:
            say("Nothing is recorded yet.")
    if store.damaged:
        say(f"Left out because their row is damaged: {store.damaged}.")
    return OK


def _folder(results: Path | None) -> Path:
    from game import places

    return results or places.results()


def screenshots(
    folder: Annotated[Path, typer.Argument(help="Where the pictures go.")],
    lang: Annotated[str, typer.Option("--lang", help="ja, en or fr; empty: all three.")] = "",
    size: Annotated[str, typer.Option("--size", help="Window size, WIDTHxHEIGHT.")] = "",
    text: Annotated[int, typer.Option("--text", help="Text size in percent: 100, 150 or 200.")] = 0,
) -> int:
    if not (lang or size or text):
        return _album(folder)
    size, text = size or "1280x800", text or 100
    parts = size.lower().split("x")
    if len(parts) != 2 or not all(part.isdecimal() and len(part) < 6 for part in parts):
        say("--size: WIDTHxHEIGHT, for example 1280x800.")
        return WRONG
    wide, high = int(parts[0]), int(parts[1])
    if not (640 <= wide <= 8000 and 480 <= high <= 8000):
        say("--size: between 640x480 and 8000x8000.")
        return WRONG
    if lang and lang not in LANGS:
        say(f"--lang {lang}: there are {', '.join(LANGS)}.")
        return WRONG
    from game.phone.gallery import draw_all
    from game.phone.metrics import TEXT_SIZES

    letters = next((size for size in TEXT_SIZES if size == text), None)
    if letters is None:
        say("--text: 100, 150 or 200.")
        return WRONG
    return _drawn(folder, lambda: draw_all(folder, [lang] if lang else list(LANGS), (wide, high), letters))


def _album(folder: Path) -> int:
    """Every screen in every language, and the chosen views: the pictures of docs/screenshots."""
    from game.phone.album import draw_album

    return _drawn(folder, lambda: draw_album(folder))


def _drawn(folder: Path, draw: Callable[[], int]) -> int:
    try:
        drawn = draw()
    except OSError as why:
        say(f"The pictures cannot be written to {folder}: {why.strerror or why}.")
        return FOUND
    print(f"{drawn} pictures in {folder}")
    return OK


def doctor(
    results: Results = None,
    as_json: AsJson = False,
) -> int:
    from game.doctor import examine

    findings = examine(_folder(results))
    if as_json:
        print_json([finding.to_json() for finding in findings])
    else:
        for finding in findings:
            print(finding)
    return OK if all(finding.ok for finding in findings) else FOUND
