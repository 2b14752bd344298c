# SPDX-License-Identifier: Apache-2.0
"""Right and safe: random scenarios, threads, fork, interruption, types, the time of an import."""

import concurrent.futures
import copy
import doctest
import importlib
import json
import multiprocessing
import os
import pathlib
import pickle
import pkgutil
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time

import pytest
from conftest import ROOT, command, write_domain
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import detente

HANOI = ROOT / "examples" / "hanoi-2019.toml"


def answered(case, question, **options):
    try:
        return getattr(case, question)(**options).to_dict()
    except detente.Error as error:
        return error.to_dict()


# --- random scenarios give the same documents as the command ----------------------------------------------------------

NAMES = st.sampled_from(["alpha", "beta", "gamma", "delta"])
LEVELS = st.integers(min_value=2, max_value=4)


@st.composite
def scenarios(draw):
    parties = draw(st.lists(NAMES, min_size=2, max_size=3, unique=True))
    issues = {}
    for k in range(draw(st.integers(1, 3))):
        levels = draw(LEVELS)
        prefers = {party: draw(st.sampled_from(["more", "less", "strictly more", "same"]))
                   for party in parties if draw(st.booleans())}
        issues[f"issue{k}"] = {"levels": [f"l{n}" for n in range(levels)], "prefers": prefers}

    def package():
        chosen = {name: draw(st.integers(0, len(issue["levels"]) - 1)) for name, issue in issues.items()
                  if draw(st.booleans())}
        return "{ " + ", ".join(f"{name}={level}" for name, level in chosen.items()) + " }" if chosen else "no deal"

    statements = [{"id": f"S{k}", "party": draw(st.sampled_from(parties)),
                   "says": f"{package()} {draw(st.sampled_from(['<', '>', '<=', '>=', '=']))} {package()}"}
                  for k in range(draw(st.integers(0, 4)))]
    return dict(parties={party: {} for party in parties}, issues=issues, statements=statements)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(sections=scenarios(), question=st.sampled_from(["deals", "check", "briefing", "history", "steps", "standoff"]))
def test_random_scenarios_give_the_commands_documents(sections, question):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "random.toml"
        try:
            scenario = detente.Scenario("random", name=str(path), **sections)
        except detente.InputError as error:
            assert error.faults and all(fault.message for fault in error.faults)
            return
        scenario.save(str(path))
        assert answered(scenario, question) == json.loads(command(question, path))


VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.binary(max_size=5),
                   st.lists(st.one_of(st.integers(), st.text(max_size=8)), max_size=3),
                   st.dictionaries(st.text(max_size=8), st.one_of(st.integers(), st.text(max_size=8)), max_size=3))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_value_does_more_than_raise(data):
    from detente._options import keywords
    case = detente.open(data.draw(st.sampled_from([HANOI, ROOT / "examples" / "elmira.toml"])))
    question = data.draw(st.sampled_from(["history", "check", "steps", "value", "talk"]))
    name = data.draw(st.sampled_from(sorted(keywords(question))))
    value = data.draw(VALUES)
    try:
        case._ask(question, {name: value})
    except (detente.Error, TypeError, ValueError) as error:
        assert str(error)


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(st.text(max_size=200), st.binary(max_size=200).map(lambda b: b.decode("latin-1"))))
def test_no_text_does_more_than_raise(text):
    try:
        detente.reads(text).check()
    except detente.Error as error:
        assert error.faults


# --- threads, fork, interruption --------------------------------------------------------------------------------------

def test_threads_share_a_case(tmp_path):
    case = detente.open(HANOI)
    domain = detente.open(write_domain(tmp_path / "d", (6, 6, 6)))
    alone = case.deals().to_dict(), domain.deals().to_dict(), domain.utilities("A").sum()
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        jobs = [pool.submit(lambda: (case.deals().to_dict(), domain.deals().to_dict(), domain.utilities("A").sum()))
                for _ in range(16)]
        assert all(job.result() == alone for job in jobs)


def test_the_lock_is_released(tmp_path):
    domain = detente.open(write_domain(tmp_path / "d", (10,) * 30))
    ticks = []
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        job = pool.submit(lambda: domain.index("A", limit_memory=32).nearest(0.7))
        while not job.done():
            ticks.append(time.monotonic())
            time.sleep(0.005)
    assert len(ticks) > 5, "other threads went on meanwhile"


def _child(queue):
    queue.put(detente.open(HANOI).history().to_dict())


def test_fork_after_import_works():
    here = detente.open(HANOI).history().to_dict()
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    child = context.Process(target=_child, args=(queue,))
    child.start()
    assert queue.get(timeout=60) == here
    child.join(60)
    assert child.exitcode == 0


def heed_ctrl_c():
    """What is started in the background ignores Ctrl-C, and so would all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def run(code, *arguments, **options):
    return subprocess.run([sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)], capture_output=True,
                          text=True, timeout=120, check=False, preexec_fn=heed_ctrl_c, **options)


@pytest.mark.parametrize("player", ["'boulware'", "Endless"])
def test_ctrl_c_ends_a_long_call(tmp_path, player):
    folder = write_domain(tmp_path / "d", (10,) * 40)
    code = f"""
        import detente, os, signal, sys, threading, time
        class Endless:
            def propose(self, state): return state.best()
            def respond(self, state, offer):
                while True: pass
        domain = detente.open(sys.argv[1])
        threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        began = time.monotonic()
        try:
            if {player} == 'boulware':
                domain.index("A", limit_memory=4096).nearest(0.7)
            else:
                detente.talk(domain, ['boulware', {player}], move_limit=60000)
        except KeyboardInterrupt:
            print("interrupted", time.monotonic() - began < 60, flush=True)
        os._exit(0) if {player} == 'boulware' else None
    """
    done = run(code, folder)
    assert done.stdout.split() == ["interrupted", "True"], done.stderr
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", ["-", "/dev/stdin", "pipe"])
def test_ctrl_c_ends_an_opening(tmp_path, path):
    """Of what never ends, so that nothing else can have ended it."""
    code = """
        import detente, os, signal, sys, threading
        threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        try:
            detente.open(sys.argv[1])
        except KeyboardInterrupt:
            print("interrupted", flush=True)
        os._exit(0)
    """
    reading, writing = os.pipe()
    if path == "pipe":
        path = tmp_path / path
        os.mkfifo(path)
    try:
        os.write(writing, b"<utility_space>")
        done = run(code, path, stdin=reading)
    finally:
        os.close(reading)
        os.close(writing)
    assert done.stdout.split() == ["interrupted"], (done.stdout, done.stderr)


def test_signals_are_heeded_while_a_large_file_is_read(tmp_path):
    """Several times within one call; a call that holds the interpreter heeds them once, when it is over."""
    items = "".join(f'<item index="{k}" value="v{k}" evaluation="{k}"/>\n' for k in range(400_000))
    (tmp_path / "d.xml").write_text(f'<utility_space><objective name="o"><issue index="1" name="i" type="discrete">{items}</issue>'
                                    '<weight index="1" value="1"/></objective></utility_space>')
    code = """
        import detente, signal, sys
        heeded = []
        signal.signal(signal.SIGALRM, lambda *_: heeded.append(1))
        signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
        try:
            detente.open(sys.argv[1])
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            count = len(heeded)
        print("heeded" if count > 2 else count, flush=True)
    """
    done = run(code, tmp_path / "d.xml")
    assert done.stdout.split() == ["heeded"], (done.stdout, done.stderr)


def there_and_back(value):
    return pickle.loads(pickle.dumps(value))


def test_what_travels_to_other_processes(tmp_path):
    """Cases by what they were opened with; records, tables and errors whole."""
    folder = write_domain(tmp_path / "d", (3, 3))
    hanoi = detente.open(ROOT / "examples" / "hanoi-2019.toml")
    text = (ROOT / "examples" / "labour-contract.toml").read_text(encoding="utf-8")
    built = detente.Scenario("x", parties={"a": {}, "b": {}}, issues={"i": {"levels": ["0", "1"]}})
    for case in (detente.open(folder), hanoi, detente.reads(text), built, detente.Scenario.from_string(text, "a name")):
        again = there_and_back(case)
        assert type(again) is type(case) and again.file == case.file
        assert again.deals().to_json() == case.deals().to_json()
    doubted = hanoi.what_if(drop=["A1"])
    assert there_and_back(doubted).deals().to_json() == doubted.deals().to_json() != hanoi.deals().to_json()
    shutil.rmtree(folder)
    domain = detente.open(write_domain(tmp_path / "e", (3, 3)))
    record = domain.points
    assert there_and_back(record) == record
    report = hanoi.history()
    report.__arrow_c_stream__()
    assert there_and_back(report).to_json() == report.to_json()
    for call in (lambda: detente.open(tmp_path / "nowhere"), lambda: domain.utilities("Z"), lambda: detente.reads("x = ")):
        with pytest.raises(detente.Error) as caught:
            call()
        error = there_and_back(caught.value)
        assert type(error) is type(caught.value) and error.faults == caught.value.faults and str(error) == str(caught.value)
        assert getattr(error, "filename", None) == getattr(caught.value, "filename", None)
    with pytest.raises(TypeError, match="open it where it is needed"):
        pickle.dumps(detente.Domain(domain._things))


def test_answers_travel_to_other_processes(tmp_path):
    """Frontiers, talks and what can be read of a briefing whole; indexes and a briefing's other views by what they were made of."""
    folder = write_domain(tmp_path / "d", (3, 4, 5))
    domain = detente.open(folder)
    frontier = domain.frontier()
    for one in (there_and_back(frontier), there_and_back(there_and_back(frontier)), copy.deepcopy(frontier)):
        assert one.parties == frontier.parties and one.outcomes == frontier.outcomes and len(one) == len(frontier)
        assert one.utilities.tobytes() == frontier.utilities.tobytes() and not one.utilities.flags.writeable
        assert [one.exact(k) for k in range(len(one))] == [frontier.exact(k) for k in range(len(frontier))]
        assert one.outcome(-1) == frontier.outcome(-1)
        assert one.table.to_dicts() == frontier.table.to_dicts() and one._repr_html_() == frontier._repr_html_()
        with pytest.raises(IndexError):
            one.exact(len(frontier))
    index = domain.index("B")
    again = there_and_back(index)
    assert again.rank(7) == index.rank(7) and again.nearest("1/3") == index.nearest("1/3") and again.count(0, 1) == index.count(0, 1)
    for talk in (detente.talk(domain, ["boulware", "conceder"], rounds=20), detente.talks(domain, ["boulware", "linear"], 20, rounds=9)):
        other = there_and_back(talk)
        assert type(other) is detente.Talk and other.to_json() == talk.to_json() and other.agreement == talk.agreement
        assert other.sessions.to_dicts() == talk.sessions.to_dicts() and other.utilities == talk.utilities
        assert there_and_back(other).offers == talk.offers
    case = detente.open(HANOI).what_if(drop=["A1"])
    briefing = case.briefing(as_of="head")
    other = there_and_back(briefing)
    assert other.to_json() == briefing.to_json()
    assert other.to_text(100) == briefing.to_text(100) and other.to_markdown() == briefing.to_markdown()
    assert other.to_html() == briefing.to_html()
    shutil.rmtree(folder)
    pickle.loads(pickle.dumps(frontier))  # whole: its files are not needed
    with pytest.raises(detente.FileMissing):
        pickle.loads(pickle.dumps(index))


def test_answers_hold_no_domain(tmp_path):
    """What is asked of a domain goes with it, and waits for no collector."""
    import gc
    import weakref
    domain = detente.open(write_domain(tmp_path / "d", (3, 3)))
    asked = (domain.frontier(), domain.points, domain.measures(), domain.index("A"), domain.utilities("A"))
    alive = weakref.ref(domain)
    gc.disable()
    try:
        del domain
        assert alive() is None
    finally:
        gc.enable()
    assert len(asked[0].outcomes) == len(asked[0])


def test_progress_is_told_when_asked(tmp_path):
    told = []
    domain = detente.open(write_domain(tmp_path / "d", (3, 3)))
    domain.deals(progress=lambda part, done, of: told.append((part, done, of)))
    case = detente.open(HANOI)
    assert case.deals(progress=True).to_dict() == case.deals().to_dict()
    with pytest.raises(ZeroDivisionError):
        case.shares(models=1_000_000, progress=lambda part, done, of: 1 / 0)


# --- the package as such ----------------------------------------------------------------------------------------------

def test_the_import_is_quick_and_needs_numpy_only():
    code = "import time; b = time.process_time(); import detente; print(time.process_time() - b)"
    assert min(float(run(code).stdout) for _ in range(5)) < 0.2
    loaded = run("import sys; old = set(sys.modules); import detente; "
                 "print(*sorted({n.split('.')[0] for n in set(sys.modules) - old}))").stdout.split()
    foreign = {name for name in loaded if name not in sys.stdlib_module_names and not name.startswith("_")}
    assert foreign <= {"detente", "numpy", "mkl", "cython_runtime"}, foreign


def test_everything_public_has_a_docstring():
    for name in detente.__all__:
        thing = getattr(detente, name)
        assert thing.__doc__, name
        if isinstance(thing, type):
            for member, value in vars(thing).items():
                if not member.startswith("_") and callable(value):
                    assert value.__doc__, f"{name}.{member}"


def test_doctests_run():
    ran = 0
    for info in pkgutil.iter_modules(detente.__path__):
        if info.name in ("_native", "_negmas") or info.ispkg:
            continue
        module = importlib.import_module(f"detente.{info.name}")
        result = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
        assert result.failed == 0, info.name
        ran += result.attempted
    ran += doctest.testmod(detente).attempted
    assert ran >= 6


USE = """
import detente

case = detente.open("x.toml")
answer: dict[str, object] = case.deals(accounts=["public"], family="additive", package={"nuclear": 2}).to_dict()
page: str = case.briefing().to_html()


class Mine:
    def propose(self, state: detente.State) -> dict[str, str] | None:
        return state.best()

    def respond(self, state: detente.State, offer: dict[str, str]) -> bool:
        return state.utility(offer) > 0.5


player: detente.Negotiator = Mine()
"""
WRONG = 'import detente\ndetente.open("x.toml").deals(family="aditive")\ndetente.open("x.toml").deals(settle="yes")\n'


def test_mypy_finds_the_types(tmp_path):
    pytest.importorskip("mypy")
    mypy = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(tmp_path)]
    (tmp_path / "use.py").write_text(USE)
    (tmp_path / "wrong.py").write_text(WRONG)
    done = subprocess.run([*mypy, "-p", "detente"], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout
    done = subprocess.run([*mypy, "use.py"], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout
    done = subprocess.run([*mypy, "wrong.py"], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.stdout.count("error:") == 2, done.stdout


def test_pyright_finds_the_types(tmp_path):
    pytest.importorskip("pyright")
    (tmp_path / "use.py").write_text(USE)
    (tmp_path / "wrong.py").write_text(WRONG)
    pyright = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable]
    done = subprocess.run([*pyright, "use.py"], capture_output=True, text=True, cwd=tmp_path, check=False)
    if "0 errors" not in done.stdout and "error:" not in done.stdout:
        pytest.skip("pyright could not fetch its own node here")
    assert "0 errors" in done.stdout, done.stdout
    done = subprocess.run([*pyright, "wrong.py"], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert "2 errors" in done.stdout, done.stdout


def test_negmas_and_back(tmp_path):
    pytest.importorskip("negmas", reason="NegMAS is not installed here; it is never a dependency")
    domain = detente.open(write_domain(tmp_path / "laptop", (3, 4, 5)))
    scenario = domain.to_negmas()
    back = detente.from_negmas(scenario)
    assert there_and_back(there_and_back(back)).deals().to_dict() == back.deals().to_dict()
    assert back.parties == domain.parties and back.shape == domain.shape
    for k, party in enumerate(domain.parties):
        for number in (0, 17, 59):
            outcome = domain.outcome(number)
            assert float(scenario.ufuns[k](tuple(outcome.values()))) == pytest.approx(domain.utility(party, outcome))
            assert back.utility(party, outcome) == pytest.approx(domain.utility(party, outcome))


def test_the_example_with_negmas():
    pytest.importorskip("negmas", reason="NegMAS is not installed here; it is never a dependency")
    done = subprocess.run([sys.executable, str(ROOT / "examples" / "negmas" / "both_ways.py")], capture_output=True, text=True,
                          check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "the same utilities: True" in done.stdout and "nothing is better for both: True" in done.stdout


def test_negmas_scenarios_of_every_kind(tmp_path):
    """Parties in the order of the ufuns whatever they are called, ties, reservation values, mappings with and without
    gaps, values that a file could mistake: every outcome is worth the same, there and back."""
    negmas = pytest.importorskip("negmas", reason="NegMAS is not installed here; it is never a dependency")
    from negmas.inout import Scenario
    from negmas.preferences import LinearAdditiveUtilityFunction, MappingUtilityFunction
    from negmas.preferences.value_fun import AffineFun, LinearFun, TableFun
    space = negmas.make_os([negmas.make_issue(["a", "b", "c"], "x"), negmas.make_issue(["p", "q"], "y")], name="Z")
    odd = negmas.make_os([negmas.make_issue(["yes", "no", "1", "1.0", "null", "ä'", 'say "no"', "a: b", "#c"], "o#: d"),
                          negmas.make_issue(["p", "q"], "y z")], name="odd")
    whole = negmas.make_os([negmas.make_issue(5, "price"), negmas.make_issue((10, 14), "count")], name="whole")

    def linear(tables, name, reserved, space=space):
        return LinearAdditiveUtilityFunction(values=[TableFun(one) for one in tables], weights=[0.5, 0.25], outcome_space=space,
                                             reserved_value=reserved, name=name)

    tables = [{"a": 0.1, "b": 0.5, "c": 1}, {"p": 0, "q": 1}]
    tied = [{"a": 1, "b": 1, "c": 1}, {"p": 0.5, "q": 0.5}]
    worths = {outcome: 1 / (3 + k // 2) for k, outcome in enumerate(space.enumerate())}
    words = [{value: k / 7 for k, value in enumerate(odd.issues[0].values)}, {"p": 0, "q": 1}]
    scenarios = [
        (space, [linear(tables, "Z", 0.2), linear(tied, "A", 0.9)]),
        (space, [linear(tables, "same", float("-inf")), linear(tied, "same", -3.0), linear(tied, "same (2)", 1 / 3)]),
        (space, [MappingUtilityFunction(worths, outcome_space=space, name="Z", reserved_value=0.25), linear(tied, "A", 0.0)]),
        (odd, [linear(words, "ü / x: y", 0.0, odd), linear(words, "B", 0.1, odd)]),
        (whole, [LinearAdditiveUtilityFunction(values=[LinearFun(0.1), AffineFun(-0.2, 3)], weights=[0.5, 0.5],
                                               outcome_space=whole, name=name, reserved_value=0.1) for name in "ZA"]),
    ]
    for its_space, ufuns in scenarios:
        scenario = Scenario(its_space, tuple(ufuns))
        domain = detente.from_negmas(scenario)
        again = domain.to_negmas()
        assert len(set(domain.parties)) == len(ufuns) and domain.parties[0].startswith(("Z", "same", "ü"))
        for k, ufun in enumerate(ufuns):
            reserved = domain.profiles[k].reservation
            assert (float("-inf") if reserved is None else float(reserved)) == pytest.approx(ufun.reserved_value)
            assert again.ufuns[k].reserved_value == ufun.reserved_value
            for number, outcome in enumerate(its_space.enumerate()):
                values = tuple(map(str, outcome))
                assert tuple(domain.outcome(number).values()) == values
                assert domain.utilities(k)[number] == pytest.approx(float(ufun(outcome)), abs=1e-12)
                assert float(again.ufuns[k](values)) == pytest.approx(float(ufun(outcome)), abs=1e-12)
    gap = dict(list(worths.items())[1:])
    with pytest.raises(detente.InputError, match="some outcomes are not in the mapping"):
        detente.from_negmas(Scenario(space, (MappingUtilityFunction(gap, outcome_space=space, name="M"), ufuns[0])))
    for wrong in (None, "scenario", space):
        with pytest.raises(TypeError, match="scenario is a negmas.Scenario"):
            detente.from_negmas(wrong)


os.environ.setdefault("PYRIGHT_PYTHON_IGNORE_WARNINGS", "1")
assert signal.SIGINT
