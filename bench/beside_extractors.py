# SPDX-License-Identifier: Apache-2.0
"""Scores the reading of pages and articles that others labelled, beside two other readers, in one run.

    ./dev bench ledger
    PYTHON bench/beside_extractors.py DETENTE SHARED_DATA

PYTHON may have trafilatura and readability-lxml, which are no dependencies of this project; a reader that is missing is
left out. SHARED_DATA holds extraction/ (pages, expected.json) and attribution/ (text, marks); without it nothing is scored.
Half of each set, drawn with a fixed seed, was looked at while the rules were made; the other half is a check.
"""

import json
import pathlib
import random
import re
import subprocess
import sys


def one_blank(text):
    return re.sub(r"\s+", " ", text).strip()


def halves(names):
    looked_at = set(random.Random(13).sample(names, len(names) // 2))
    return {"all": names, "looked at": [n for n in names if n in looked_at],
            "the others": [n for n in names if n not in looked_at]}


def read(program, path):
    done = subprocess.run([program, "ledger", str(path), "--json"], capture_output=True, text=True)
    return json.loads(done.stdout) if done.returncode == 0 else {"blocks": [], "sentences": []}


def readers(program):
    def of_roles(*roles):
        return lambda path: " ".join(b["text"] for b in read(program, path)["blocks"] if b["role"] in roles)

    yield "detente, evidence", of_roles("body", "correction")
    yield "detente, with headline and dek", of_roles("body", "correction", "headline", "dek")
    try:
        import trafilatura
        yield f"trafilatura {trafilatura.__version__}", lambda path: trafilatura.extract(path.read_bytes(), include_comments=False) or ""
    except ImportError:
        print("(trafilatura is not installed)")
    try:
        import lxml.html
        import readability
        yield "readability-lxml", lambda path: lxml.html.fromstring(
            readability.Document(path.read_bytes().decode("utf-8", "replace")).summary()).text_content()
    except ImportError:
        print("(readability-lxml is not installed)")


def score_pages(program, folder):
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    print("| reader | pages | precision | recall | nothing found |\n|---|---|---:|---:|---:|")
    for name, text_of in readers(program):
        texts = {}
        for page in expected:
            try:
                texts[page] = one_blank(text_of(folder / "pages" / page))
            except Exception:  # a reader that fails on a page has found nothing on it
                texts[page] = ""
        for half, pages in halves(sorted(expected)).items():
            right = wrong = missed = nothing = 0
            for page in pages:
                found = sum(one_blank(s) in texts[page] for s in expected[page]["with"])
                right += found
                missed += len(expected[page]["with"]) - found
                wrong += sum(one_blank(s) in texts[page] for s in expected[page]["without"])
                nothing += bool(expected[page]["with"]) and found == 0
            print(f"| {name} | {half}, {len(pages)} | {right / (right + wrong):.3f} | {right / (right + missed):.3f} | {nothing} |")


def head_of(phrase):
    phrase = re.split(r",| who | of | at | in | for | from | with | familiar | close | on ", phrase)[0]
    words = re.findall(r"[\w.'’-]+", phrase.lower())
    return re.sub(r"['’]s$", "", words[-1]) if words else ""


def marks_of(path):
    """The attributions of a brat file: spans of the cue, words of the source."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]
    spans, marks = {}, []
    for fields in lines:
        if fields[0].startswith("T"):
            kind, places = fields[1].split(" ", 1)
            spans[fields[0]] = (kind, [tuple(map(int, p.split())) for p in places.split(";")], fields[2])
    for fields in lines:
        if not fields[0].startswith("E"):
            continue
        parts = [spans[p.split(":")[1]] for p in fields[1].split()]
        cue = [place for kind, places, _ in parts if kind == "Cue" for place in places]
        if cue:
            marks.append((cue, " ".join(text for kind, _, text in parts if kind == "Source").lower()))
    return marks


def reports_of(document, text):
    """Places of the cues that were found: the sentence looked up in the text, then its verb in the sentence."""
    at = 0
    for sentence in document["sentences"]:
        pattern = re.compile(r"\s+".join(map(re.escape, sentence["text"].split())))
        found = pattern.search(text, at)
        if not found:
            continue
        at = found.start()
        verb_from = 0
        for report in sentence["attribution"]:
            if report.get("continued") or report["who"] == "unknown" or report["force"] == "hearing":
                continue
            cue = re.compile(r"\s+".join(map(re.escape, report["verb"].split())), re.IGNORECASE)
            place = cue.search(found.group(), verb_from) or cue.search(found.group())
            if place:
                verb_from = place.end()
                yield at + place.start(), at + place.end(), report["who"]


def score_articles(program, folder):
    marks = {path.stem.rsplit("_", 1)[0]: path for path in (folder / "marks").iterdir()}
    names = sorted(path.stem for path in (folder / "text").iterdir())
    print("\n| reader | articles | precision | recall |\n|---|---|---:|---:|")
    counted = {}
    for name in names:
        text = (folder / "text" / f"{name}.txt").read_text(encoding="utf-8")
        found = list(reports_of(read(program, folder / "text" / f"{name}.txt"), text))
        taken, right, sourced = set(), 0, 0
        for cue, source in marks_of(marks[name]):
            sourced += bool(source)
            for i, (start, end, who) in enumerate(found):
                if i in taken or not any(start < b and end > a for a, b in cue):
                    continue
                taken.add(i)
                right += bool(source) and head_of(who) in re.findall(r"[\w.'’-]+", re.sub(r"['’]s\b", "", source))
                break
        counted[name] = (right, len(found), sourced)
    for half, some in halves(names).items():
        right, found, sourced = (sum(counted[n][i] for n in some) for i in range(3))
        print(f"| detente | {half}, {len(some)} | {right / max(found, 1):.3f} | {right / max(sourced, 1):.3f} |")


def main(program, shared):
    shared = pathlib.Path(shared)
    if not (shared / "extraction").is_dir():
        return print(f"the labelled pages are not at hand: {shared / 'extraction'}")
    score_pages(program, shared / "extraction")
    if (shared / "attribution").is_dir():
        score_articles(program, shared / "attribution")


if __name__ == "__main__":
    main(*sys.argv[1:])
