# SPDX-License-Identifier: Apache-2.0
"""The tools of a language model, through the protocol's own client: what was not said is refused, nothing outside the
folder is read, and a seat is shown its own profile alone."""

import asyncio
import json
import shutil
import subprocess
import sys

import pytest

pytest.importorskip("mcp", reason="the extra detente[mcp] is not installed")

from conftest import ROOT, write_domain  # noqa: E402
from mcp import Client  # noqa: E402
from mcp.client.stdio import StdioServerParameters, stdio_client  # noqa: E402

import detente  # noqa: E402
from detente.mcp import Folder, Refused, Table, make_server, new_table  # noqa: E402

MODES = ("auto", "legacy")  # both eras of the protocol


@pytest.fixture
def folder(tmp_path):
    """A folder with a case and its pages, and secrets beside it."""
    inside = tmp_path / "cases"
    inside.mkdir()
    shutil.copy(ROOT / "examples" / "labour-contract.toml", inside)
    shutil.copytree(ROOT / "examples" / "pages", inside / "pages")
    (tmp_path / "secret.toml").write_text("[scenario]\nid = 'secret'\n", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("We will never sign.", encoding="utf-8")
    return inside


def with_client(server, what, mode="auto"):
    """What comes of a session with the server."""
    async def run():
        async with Client(server, mode=mode) as client:
            return await what(client)
    return asyncio.run(run())


def ask(folder, tool, mode="auto", **arguments):
    """One call: whether it was refused, and its text."""
    async def call(client):
        result = await client.call_tool(tool, arguments)
        return bool(result.is_error), result.content[0].text
    return with_client(make_server(Folder(folder)), call, mode)


def answer(folder, tool, **arguments):
    refused, text = ask(folder, tool, **arguments)
    assert not refused, text
    return json.loads(text)


@pytest.mark.parametrize("mode", MODES)
def test_tools_resources_and_prompts_are_listed(folder, mode):
    async def look(client):
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        resources = [str(one.uri) for one in (await client.list_resources()).resources]
        text = (await client.read_resource("detente://format")).contents[0].text
        prompts = [one.name for one in (await client.list_prompts()).prompts]
        prompt = await client.get_prompt("analyse_page", {"page": "pages/x.txt"})
        return tools, resources, text, prompts, prompt.messages[0].content.text
    tools, resources, text, prompts, prompt = with_client(make_server(Folder(folder)), look, mode)
    assert {"files", "read_page", "check_scenario", "save_scenario", "briefing", "deals", "plan", "standoff"} <= set(tools)
    assert all(tool.input_schema["additionalProperties"] is False for tool in tools.values())
    assert "join" not in tools  # no table was laid
    assert "detente://format" in resources and "detente://examples/hanoi-2019" in resources
    assert "[scenario]" in text
    assert prompts == ["analyse_page", "prepare_meeting", "test_a_claim"]
    assert "pages/x.txt" in prompt and "{" not in prompt.replace("{ ", "")


@pytest.mark.parametrize("question", ["deals", "plan", "history", "standoff"])
def test_an_answer_is_the_commands_document(folder, question):
    shutil.copy(ROOT / "examples" / "hanoi-2019.toml", folder)
    file = "hanoi-2019.toml" if question == "standoff" else "labour-contract.toml"
    said = answer(folder, question, files=[file])
    case = detente.open(folder / file)
    whole = getattr(case, question)().to_dict()
    if "too_long" in said:
        part = next(iter(whole))
        assert set(said["parts"]) == set(whole)
        assert answer(folder, question, files=[file], part=part) == (whole[part] if isinstance(whole[part], (dict, list))
                                                                     else whole[part])
    else:
        assert said == whole


def test_a_part_of_an_answer(folder):
    whole = detente.open(folder / "labour-contract.toml").deals().to_dict()
    assert answer(folder, "deals", files=["labour-contract.toml"], part="accounts.all.zone") == whole["accounts"]["all"]["zone"]
    refused, text = ask(folder, "deals", files=["labour-contract.toml"], part="accounts.nobody")
    assert refused and "there is no part `nobody`" in text and "all" in text


def test_a_page_is_read_into_sentences(folder):
    page = answer(folder, "read_page", page="pages/letter-to-the-staff.txt", count=3)
    assert page["source"]["file"] == "pages/letter-to-the-staff.txt"
    assert page["shown"][1]["text"] == "Five percent is more than a strike would cost us."
    rest = answer(folder, "read_page", page="pages/letter-to-the-staff.txt", **{"from": 3})
    assert len(page["shown"]) + len(rest["shown"]) == page["sentences"] == rest["sentences"]


def draft(folder, quote="Five percent is more than a strike would cost us"):
    text = (folder / "labour-contract.toml").read_text(encoding="utf-8")
    assert "Five percent is more than a strike would cost us" in text
    return text.replace("Five percent is more than a strike would cost us", quote)


def test_a_sound_draft_is_saved(folder):
    found = answer(folder, "save_scenario", name="mine.toml", toml=draft(folder))
    assert found["saved"] and found["quotations"] == 5 and not found["refused"]
    assert (folder / "mine.toml").read_text(encoding="utf-8") == draft(folder)
    refused, text = ask(folder, "save_scenario", name="mine.toml", toml=draft(folder))
    assert refused and "there already" in text
    assert answer(folder, "save_scenario", name="mine.toml", toml=draft(folder), replace=True)["saved"]


@pytest.mark.parametrize("quote", [
    "Six percent is more than a strike would cost us",      # a number that was not said
    "Five percent is less than a strike would cost us",     # the opposite
    "Five percent is [not] more than a strike would cost us",  # a bracket that turns it
    "The company will sign tomorrow.",                       # nothing of the kind
])
def test_what_was_not_said_is_never_saved(folder, quote):
    checked = answer(folder, "check_scenario", toml=draft(folder, quote))
    assert not checked["sound"] and checked["refused"]
    found = answer(folder, "save_scenario", name="bent.toml", toml=draft(folder, quote))
    assert not found["saved"] and not (folder / "bent.toml").exists()


def test_a_quotation_without_its_page_is_saved_on_request_alone(folder):
    shutil.rmtree(folder / "pages")
    found = answer(folder, "save_scenario", name="mine.toml", toml=draft(folder))
    assert not found["saved"] and found["unchecked"] and "leave_unchecked" in found["remedy"]
    assert answer(folder, "save_scenario", name="mine.toml", toml=draft(folder), leave_unchecked=True)["saved"]


def test_faults_of_a_draft_have_place_and_remedy(folder):
    found = answer(folder, "check_scenario", toml="[scenario]\nid = 'x'\n[partys.a]\n")
    assert not found["sound"] and any(fault["line"] == 3 and "parties" in fault["remedy"] for fault in found["faults"])
    assert not answer(folder, "check_scenario", toml="not toml at all")["sound"]


HOSTILE = [
    ("deals", {"files": ["../secret.toml"]}, "leads out of the folder"),
    ("deals", {"files": ["/etc/passwd"]}, "leads out of the folder"),
    ("deals", {"files": ["link.toml"]}, "through a link"),
    ("deals", {"files": ["a\x00b"]}, "control characters"),
    ("deals", {"files": ["~/x.toml"]}, "leads out of the folder"),
    ("deals", {"files": ["x" * 600]}, "at most 500 bytes"),
    ("deals", {"files": []}, "files"),
    ("deals", {"files": ["labour-contract.toml"], "mystery": 1}, "mystery"),
    ("deals", {"files": ["labour-contract.toml"], "models": "many"}, "models"),
    ("deals", {"files": ["labour-contract.toml"], "models": 10**12}, "models"),
    ("deals", {"files": ["labour-contract.toml"], "account": ["nobody"]}, "nobody"),
    ("talk", {"files": ["labour-contract.toml"], "party": ["program:touch owned", "boulware"]}, ""),
    ("read_page", {"page": "../secret.txt"}, "leads out of the folder"),
    ("read_file", {"file": "pages"}, "is a folder"),
    ("read_file", {"file": "huge.toml"}, "larger than"),
    ("save_scenario", {"name": "../x.toml", "toml": ""}, "leads out of the folder"),
    ("save_scenario", {"name": "x.sh", "toml": ""}, "ends in .toml"),
    ("briefing", {"file": "labour-contract.toml", "save": "../x.html"}, "leads out of the folder"),
    ("briefing", {"file": "labour-contract.toml", "save": "x.exe"}, ".html or .md"),
    ("check_scenario", {}, "either toml"),
    ("check_scenario", {"toml": "[sources.s]\nfile = '../secret.txt'\n"}, "outside the folder"),
    ("check_scenario", {"toml": "[sources.s]\nfile = '/etc/passwd'\n"}, "outside the folder"),
    ("check_scenario", {"toml": "[sources.s]\n\"fi\\u006ce\" = '/etc/passwd'\n"}, "outside the folder"),
    ("check_scenario", {"toml": "[sources.s]\n\"\\U00000066il\\u0065\" = '../secret.txt'\n"}, "outside the folder"),
    ("check_scenario", {"toml": "\ufeff[sources.s]\n\"fil\\u0065\" = '../secret.txt'\n"}, "outside the folder"),
    ("check_scenario", {"toml": "[sources.s]\n\"fil\\u0065\" = '../secret.txt'\nbroken\n"}, "mend that first"),
    ("check_scenario", {"toml": "[\"sourc\\u0065s\".s]\nfile = '../secret.txt'\n"}, "outside the folder"),
    ("deals", {"files": ["elsewhere"]}, "outside the folder"),
    ("deals", {"files": ["elsewhere/case.txt"]}, "outside the folder"),
    ("check_scenario", {"toml": "sources.s.file = '/etc/passwd'\n"}, "outside the folder"),
    ("check_scenario", {"toml": "[sources]\ns = {file = 'link.txt'}\n"}, "outside the folder"),
]


@pytest.mark.parametrize("tool, arguments, words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_arguments_are_refused(folder, tool, arguments, words):
    (folder / "link.toml").symlink_to(folder.parent / "secret.toml")
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "elsewhere").mkdir()  # a scenario is known by its content
    (folder / "elsewhere" / "case.txt").write_text(
        (folder / "labour-contract.toml").read_text(encoding="utf-8") + "\n[sources.elsewhere]\n\"fil\\u0065\" = '../../secret.txt'\n",
        encoding="utf-8")
    with open(folder / "huge.toml", "wb") as file:
        file.truncate(9 << 20)
    before = sorted(folder.parent.rglob("*"))
    refused, text = ask(folder, tool, **arguments)
    if not refused:  # a check answers with faults
        assert json.loads(text)["sound"] is False
    assert words in text
    assert "never sign" not in text and "root:" not in text
    assert sorted(folder.parent.rglob("*")) == before


def test_oversized_arguments_are_refused(folder):
    refused, text = ask(folder, "check_scenario", toml="#" * (9 << 20))
    assert refused and len(text) < 2000


def test_unknown_tools_resources_and_prompts(folder):
    async def ask_wrong(client):
        faults = []
        for call in (client.call_tool("rm", {}), client.read_resource("detente://nothing"),
                     client.read_resource("file:///etc/passwd"), client.get_prompt("nothing", {}),
                     client.get_prompt("analyse_page", {})):
            with pytest.raises(Exception) as raised:
                await call
            faults.append(str(raised.value))
        return faults
    faults = with_client(make_server(Folder(folder)), ask_wrong)
    assert "there is no tool" in faults[0] and "needs `page`" in faults[4]


def test_the_briefing_is_read_in_pieces_and_saved(folder):
    whole = detente.open(folder / "labour-contract.toml").briefing().to_markdown()
    async def read(client):
        pieces, at = [], 0
        while True:
            found = (await client.call_tool("briefing", {"file": "labour-contract.toml", "from": at, "count": 5000}))
            data = found.structured_content
            pieces.append(data["markdown"])
            at += 5000
            if not data["more"]:
                return "".join(pieces)
    assert with_client(make_server(Folder(folder)), read) == whole
    answer(folder, "briefing", file="labour-contract.toml", save="page.html")
    assert (folder / "page.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")


# --- the table ------------------------------------------------------------------------------------------------------


@pytest.fixture
def table(tmp_path):
    tokens = new_table(tmp_path / "sale.table", [str(write_domain(tmp_path / "sale", (3, 4, 2)))], rounds=5)
    return tmp_path / "sale.table", tokens


def test_two_clients_play_each_other(table):
    """Two servers on one table, one client in each era of the protocol, over their standard input and output."""
    path, tokens = table
    program = StdioServerParameters(command=sys.executable, args=["-m", "detente.mcp", "--table", str(path)])

    async def play():
        async with Client(stdio_client(program)) as a, Client(stdio_client(program), mode="legacy") as b:
            async def call(client, tool, party, **more):
                result = await client.call_tool(tool, {"token": tokens[party], **more})
                return result.structured_content if not result.is_error else result.content[0].text

            assert (await call(a, "join", "A"))["you_may"] == ["offer", "walk"]
            assert (await call(b, "join", "B"))["you_may"] == []
            mine = await call(a, "my_preferences", "A")
            yours = await call(b, "my_preferences", "B")
            assert mine["best"]["worth"] == 1.0 and mine["from_my_best"] != yours["from_my_best"]
            assert "not your turn" in await call(b, "offer", "B", outcome=yours["best"]["outcome"])
            await call(a, "offer", "A", outcome=mine["best"]["outcome"])
            state = await call(b, "state", "B")
            assert state["on_the_table"]["outcome"] == mine["best"]["outcome"]
            assert "leaves out the issue" in await call(b, "offer", "B", outcome={"issue1": "v1"})
            await call(b, "offer", "B", outcome=yours["best"]["outcome"])
            end = await call(a, "accept", "A")
            assert end["over"] and end["ended"] == "agreement" and end["agreement"] == yours["best"]["outcome"]
            assert "over" in await call(b, "walk", "B")
            return end, await call(b, "state", "B")

    for_a, for_b = asyncio.run(play())
    assert for_b["my_utility"] == 1.0 and 0 < for_a["my_utility"] < 1.0


def test_the_table_is_what_the_engine_plays(tmp_path):
    """A seat of the engine's makes the offers that it makes in `detente talk` against the same moves."""
    domain = str(write_domain(tmp_path / "sale", (3, 4, 2)))
    tokens = new_table(tmp_path / "t", [domain], rounds=4, seats={"B": "boulware"})
    table = Table(tmp_path / "t")
    best = table.my_preferences(tokens["A"])["best"]["outcome"]
    state = table.join(tokens["A"])
    while not state["over"]:
        state = table.act(tokens["A"], "offer", best)

    class Stubborn:
        def propose(self, state):
            return best

        def respond(self, state, offer):
            return "reject"

    played = detente.talk(detente.open(domain), [Stubborn(), "boulware"], rounds=4, seed=1)
    assert state["ended"] == played.ended
    assert [one["outcome"] for one in state["offers"]] == [one.outcome.to_dict() for one in played.offers]


def test_a_seat_never_sees_the_other_profile(table):
    """Whatever B's profile is, A is told the same."""
    path, tokens = table
    told = json.loads(path.read_text(encoding="utf-8"))
    other = json.loads(json.dumps(told))
    for file in other["domain"]:
        if file[0] == "B.xml":
            file[1] = file[1].replace('reservation value="0.1"', 'reservation value="0.7"').replace('evaluation="1', 'evaluation="2')
    assert other != told

    def heard():
        table = Table(path)
        return [table.join(tokens["A"]), table.state(tokens["A"]), table.my_preferences(tokens["A"]),
                table.act(tokens["A"], "offer", table.my_preferences(tokens["A"])["best"]["outcome"])]

    first = heard()
    path.write_text(json.dumps(other), encoding="utf-8")
    assert heard() == first


def test_a_folder_that_holds_a_profile_of_the_table_is_not_served_with_it(table, folder):
    """A model that reads the folder would read what the other side wants."""
    path, _ = table
    make_server(Folder(folder), Table(path))
    (folder / "kept").mkdir()
    (folder / "kept" / "notes.txt").write_text((path.parent / "sale" / "B.xml").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(Refused, match="kept/notes.txt"):
        make_server(Folder(folder), Table(path))
    done = run("--folder", folder, "--table", path)
    assert done.returncode == 3 and "kept/notes.txt" in done.stderr


def test_tokens_and_tables_that_are_none(table, tmp_path):
    path, tokens = table
    assert (path.stat().st_mode & 0o077) == 0
    assert all(token not in path.read_text(encoding="utf-8") for token in tokens.values())
    with pytest.raises(Refused, match="no seat's"):
        Table(path).state("x" * 32)
    (tmp_path / "not").write_text("{}", encoding="utf-8")
    with pytest.raises(Refused, match="no table"):
        Table(tmp_path / "not")
    with pytest.raises(Refused, match="there already"):
        new_table(path, [str(tmp_path / "sale")])
    with pytest.raises(detente.Error, match="boulwar"):
        new_table(tmp_path / "other", [str(tmp_path / "sale")], seats={"A": "boulwar"})


@pytest.mark.parametrize("wrong", [
    {"rounds": "many"}, {"rounds": 0}, {"rounds": 10**9}, {"seed": -1}, {"seats": {"B": 3}}, {"seats": {"B": " "}}, {"seats": ["B"]},
    {"seats": {"B": "program:touch owned"}}, {"domain": None}, {"domain": []}, {"domain": "nowhere"},
])
def test_tables_that_cannot_be_laid(tmp_path, wrong):
    given = {"domain": str(write_domain(tmp_path / "sale", (3, 3))), **wrong}
    with pytest.raises((Refused, detente.Error, TypeError)) as caught:
        new_table(tmp_path / "t", given.pop("domain"), **given)
    assert "not supported" not in str(caught.value) and "attribute" not in str(caught.value)
    assert not (tmp_path / "t").exists()


@pytest.mark.parametrize("part", ["domain", "seats", "rounds", "seed", "moves"])
def test_a_table_that_was_bent(table, part):
    path, _ = table
    whole = json.loads(path.read_text(encoding="utf-8"))
    for value in (None, [], 7, {"a": 1}):
        if part == "moves" and value == []:
            continue
        path.write_text(json.dumps({**whole, part: value}), encoding="utf-8")
        try:
            Table(path)
        except (Refused, detente.Error) as error:
            assert str(error)


def run(*words):
    return subprocess.run([sys.executable, "-m", "detente.mcp", *map(str, words)], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, check=False, timeout=120)


def test_the_program(folder, table):
    path, _ = table
    assert run().returncode == 2
    assert run("--folder", folder / "nowhere").returncode == 3
    inside = folder / "sale.table"
    shutil.copy(path, inside)
    done = run("--folder", folder, "--table", inside)
    assert done.returncode == 3 and "lies in the folder" in done.stderr
    done = run("new-table", folder.parent / "sale", "--out", folder.parent / "new.table", "--seat", "B=boulware")
    assert done.returncode == 0 and done.stdout.startswith("A\t") and done.stdout.count("\n") == 1
    assert run("new-table", folder.parent / "sale", "--out", folder.parent / "z", "--seat", "B").returncode == 2


# --- what a hostile client tries ------------------------------------------------------------------------------------


def test_two_accounts_and_days_are_compared(folder):
    shutil.copy(ROOT / "examples" / "hanoi-2019.toml", folder)
    found = answer(folder, "diff", files=["hanoi-2019.toml@leaks", "hanoi-2019.toml@public"])
    path = folder / "hanoi-2019.toml"
    whole = detente.diff(f"{path}@leaks", f"{path}@public").to_dict()
    assert found["before"] == {**whole["before"], "file": "hanoi-2019.toml"}
    assert {key: value for key, value in found.items() if key not in ("before", "after")} == \
        {key: value for key, value in whole.items() if key not in ("before", "after")}
    refused, text = ask(folder, "diff", files=["hanoi-2019.toml@leaks", "../secret.toml@leaks"])
    assert refused and "leads out of the folder" in text


def test_the_moves_of_a_session_are_read_from_the_folder_alone(folder):
    refused, text = ask(folder, "reveal", files=["labour-contract.toml"], session="../secret.toml")
    assert refused and "leads out of the folder" in text
    (folder / "talk.json").write_text(json.dumps({"schema": "detente.talk/1", "parties": ["A", "B"]}), encoding="utf-8")
    refused, text = ask(folder, "reveal", files=["labour-contract.toml"], session="talk.json")
    assert refused and text.startswith("talk.json: ")


@pytest.mark.parametrize("name", ["circle", "circle/x.toml", "é" * 250, "half\ud800", "-", "/proc/self/environ", "pages/."])
@pytest.mark.parametrize("tool, argument", [("read_file", "file"), ("read_page", "page"), ("deals", "files"),
                                            ("briefing", "file"), ("check_scenario", "file"), ("save_scenario", "name")])
def test_names_that_are_none(folder, name, tool, argument):
    (folder / "circle").symlink_to(folder / "circle")
    more = {"toml": "[scenario]\nid = 'x'\n"} if tool == "save_scenario" else {}
    refused, text = ask(folder, tool, **{argument: [name] if argument == "files" else name}, **more)
    assert refused and text.rstrip(".") and "fault of the program" not in text and "codec" not in text


def test_halves_of_characters_never_come_back(table, folder):
    """What cannot be sent over a wire would end the session of everybody."""
    path, tokens = table
    server = make_server(Folder(folder), Table(path))

    async def play(client):
        texts = []
        for tool, arguments in (("worth", {"token": tokens["A"], "outcome": {"issue1": "\ud800"}}),
                                ("state", {"token": "\ud800" * 9}), ("deals", {"files": ["labour-contract.toml"], "\udfff": 1}),
                                ("check_scenario", {"toml": "# \ud800"}), ("deals", {"files": ["x"], "part": "\ud800"})):
            texts.append((await client.call_tool(tool, arguments)).content[0].text)
        for call in (client.call_tool("\ud800", {}), client.get_prompt("\ud800", {})):
            with pytest.raises(Exception) as raised:
                await call
            texts.append(str(raised.value))
        texts.append((await client.get_prompt("analyse_page", {"page": "\ud800"})).messages[0].content.text)
        return texts

    assert all(text.encode() for text in with_client(server, play))


def test_no_answer_tells_where_the_folder_lies(folder):
    for tool, arguments in (("check_scenario", {"toml": "[scenario]\nid = 'x'\n"}), ("deals", {"files": ["broken.toml"]}),
                            ("deals", {"files": ["pages"]}), ("read_page", {"page": "pages"}), ("files", {}),
                            ("check_scenario", {"file": "labour-contract.toml"})):
        (folder / "broken.toml").write_text("[scenario]\nid = 3\n", encoding="utf-8")
        assert str(folder.parent) not in ask(folder, tool, **arguments)[1]


def test_links_that_lead_out_are_not_listed(folder):
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "circle").symlink_to(folder / "circle")
    (folder / "inside.txt").symlink_to(folder / "pages" / "letter-to-the-staff.txt")
    names = [one["name"] for one in answer(folder, "files")["files"]]
    assert "inside.txt" in names and "link.txt" not in names and "circle" not in names


def test_a_folder_with_what_is_no_file_is_refused(folder):
    import os
    shutil.copytree(write_domain(folder.parent / "sale", (3, 3)), folder / "sale")
    os.mkfifo(folder / "sale" / "pipe.xml")
    refused, text = ask(folder, "deals", files=["sale"])
    assert refused and "`sale/pipe.xml` is neither a file nor a folder" in text


def test_a_question_that_takes_too_long_is_ended(folder):
    """The process is gone, and the next question is answered."""
    import os
    import time
    shutil.copytree(write_domain(folder.parent / "sale", (3, 3)), folder / "sale")
    server = make_server(Folder(folder), seconds=2)
    children = pathlib_children(os.getpid())

    async def play(client):
        began = time.monotonic()
        long = await client.call_tool("talk", {"files": ["sale"], "party": ["boulware", "linear"], "rounds": 10**7,
                                               "repeat": 10**8})
        took = time.monotonic() - began
        short = await client.call_tool("deals", {"files": ["labour-contract.toml"], "part": "accounts.all.zone"})
        return long, took, short

    long, took, short = with_client(server, play)
    assert long.is_error and "no answer within 2 seconds" in long.content[0].text and took < 60
    assert long.content[0].text.endswith(")") and not short.is_error
    assert all("detente._worker" not in name or pid in children for pid, name in busy(os.getpid()))


def pathlib_children(parent):
    return {pid for pid, _ in busy(parent)}


def busy(parent):
    """The children of a process that use the processor now."""
    import pathlib
    import time

    def times():
        found = {}
        for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                words = stat.read_text().rsplit(")", 1)[1].split()
                if int(words[1]) == parent:
                    found[stat.parent.name] = (int(words[11]), (stat.parent / "cmdline").read_bytes().decode())
            except (OSError, IndexError):
                continue
        return found

    first = times()
    time.sleep(0.5)
    second = times()
    return [(pid, name) for pid, (ticks, name) in second.items() if pid in first and ticks - first[pid][0] > 5]
