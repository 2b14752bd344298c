# SPDX-License-Identifier: Apache-2.0
"""Writes the tables of docs/benchmarks.md from Google Benchmark's JSON files.

    python3 bench/tables.py FOLDER PAGE

Each FOLDER/NAME.json gets the part of the page between "<!-- table NAME -->" and "<!-- end -->"; a part that is missing
is added at the end. The time of a row is the median of the repetitions' CPU times. A benchmark that sets the label
"baseline" is what the rows labelled "compared" after it, up to the next baseline, are compared with. Counters become
columns. A report with "peer" and "rows" (bench/beside_negmas.py) becomes a table of ratios.
"""

import json
import pathlib
import re
import statistics
import sys

UNITS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}
# Keys of a benchmark entry that are not counters.
OWN_KEYS = {"name", "family_index", "per_family_instance_index", "run_name", "run_type", "repetitions",
            "repetition_index", "threads", "iterations", "real_time", "cpu_time", "time_unit", "label",
            "aggregate_name", "aggregate_unit", "error_occurred", "error_message", "skipped", "skip_message"}


def words(seconds):
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def number(value):
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:.3g}"


def rows(report):
    """One row a benchmark, in the order of the file: name, seconds, label, counters."""
    grouped = {}
    for entry in report["benchmarks"]:
        if entry.get("run_type", "iteration") == "iteration" and not entry.get("error_occurred"):
            grouped.setdefault(entry["run_name"], []).append(entry)
    result = []
    for name, entries in grouped.items():
        seconds = statistics.median(entry["cpu_time"] * UNITS[entry["time_unit"]] for entry in entries)
        counters = {key: value for key, value in entries[0].items()
                    if key not in OWN_KEYS and isinstance(value, (int, float))}
        result.append((re.sub(r"/(iterations|repeats|min_time):[^/]*|/process_time|/real_time", "", name), seconds,
                       entries[0].get("label", ""), counters))
    return result


def table(report):
    lines = rows(report)
    counters = list(dict.fromkeys(key for row in lines for key in row[3]))
    compared = any(row[2] == "baseline" for row in lines)
    heads = ["benchmark", "CPU time"] + (["against the baseline"] if compared else []) + [key.replace("_", " ") for key in counters]
    text = ["| " + " | ".join(heads) + " |", "|" + "---|" + "---:|" * (len(heads) - 1)]
    baseline = None
    for name, seconds, label, values in lines:
        cells = [f"`{name}`" + (f" {label}" if label not in ("", "baseline", "compared") else ""), words(seconds)]
        if compared:
            if label == "baseline":
                baseline = seconds
                cells.append("1")
            else:
                cells.append(f"{baseline / seconds:.3g} times as fast" if label == "compared" and baseline else "")
        cells += [number(values[key]) if key in values else "" for key in counters]
        text.append("| " + " | ".join(cells) + " |")
    context = report["context"]
    speed = f" at {context['mhz_per_cpu'] / 1000:.1f} GHz" if context.get("mhz_per_cpu", 0) > 0 else ""
    text.append("")
    text.append(f"Measured on a machine with {context['num_cpus']} cores{speed}; release build, one thread unless the name says more.")
    return "\n".join(text)


def ratios(report):
    text = [f"| scenario | {report['peer']} | detente | ratio |", "|---|---:|---:|---:|"]
    for row in report["rows"]:
        peer, ratio = row["peer_seconds"], row["ratio"]
        text.append(f"| {row['scenario']} | {words(peer) if peer else ''} | {words(row['seconds'])} | {number(round(ratio, -2)) if ratio else ''} |")
    return "\n".join(text)


def update(page, name, body):
    start, end = f"<!-- table {name} -->", "<!-- end -->"
    part = f"{start}\n{body}\n{end}"
    found = re.compile(re.escape(start) + r".*?" + re.escape(end), re.DOTALL)
    if found.search(page):
        return found.sub(lambda _: part, page)
    return page.rstrip("\n") + f"\n\n## {name.replace('_', ' ')}\n\n{part}\n"


def main(folder, page):
    page = pathlib.Path(page)
    text = page.read_text(encoding="utf-8")
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        if "peer" in report:
            text = update(text, path.stem, ratios(report))
        elif rows(report):
            text = update(text, path.stem, table(report))
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
