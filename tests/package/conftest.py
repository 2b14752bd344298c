# SPDX-License-Identifier: Apache-2.0
"""The installed package, the command that came with it, and the examples."""

import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(sys.executable).parent / "detente"


def command(*words, code=None):
    """What the command prints, parsed."""
    done = subprocess.run([str(PROGRAM), *map(str, words), "--json"], capture_output=True, text=True, check=False)
    if code is not None:
        assert done.returncode == code, done.stderr
    return done.stdout


def pytest_configure(config):
    """DETENTE_TEST_SEED gives the seed of the property tests; without it one is drawn, and told."""
    import random
    try:
        from hypothesis import core
    except ImportError:  # the tests that need it skip themselves
        return
    config.detente_seed = int(os.environ.get("DETENTE_TEST_SEED") or random.SystemRandom().randrange(2**32))
    os.environ["DETENTE_TEST_SEED"] = str(config.detente_seed)  # the processes that share the tests draw the same
    core.global_force_seed = config.detente_seed


def pytest_terminal_summary(terminalreporter, config):
    if hasattr(config, "detente_seed"):
        terminalreporter.write_line(f"property tests again with the same draws: DETENTE_TEST_SEED={config.detente_seed}")


SPACE = """<utility_space><objective index="0" name="o" type="objective">
{issues}{weights}</objective>{reservation}</utility_space>"""


def genius(tables, weights=None, reservation=None):
    """A GENIUS file: tables[issue][value] are evaluations, weights None for a domain without utilities."""
    issues, weight_lines = [], []
    for i, table in enumerate(tables, 1):
        items = "".join(f'<item index="{k}" value="v{k}"' + (f' evaluation="{e}"' if weights else "") + "/>"
                        for k, e in enumerate(table, 1))
        issues.append(f'<issue index="{i}" name="issue{i}" type="discrete" etype="discrete" vtype="discrete">{items}</issue>')
        if weights:
            weight_lines.append(f'<weight index="{i}" value="{weights[i - 1]}"/>')
    extra = f'<reservation value="{reservation}"/>' if reservation is not None else ""
    space = SPACE.format(issues="".join(issues), weights="".join(weight_lines), reservation=extra)
    return space if weights else f"<negotiation_template>{space}</negotiation_template>"


def write_domain(folder, sizes, seed=1):
    """A folder of a random GENIUS domain with parties A and B."""
    import random
    draw = random.Random(seed)
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    blank = [[0] * size for size in sizes]
    (folder / "domain.xml").write_text(genius(blank), encoding="utf-8")
    for party in "AB":
        tables = [[draw.randint(1, 100) for _ in range(size)] for size in sizes]
        raw = [draw.randint(1, 100) for _ in sizes]
        weights = [w / sum(raw) for w in raw]
        (folder / f"{party}.xml").write_text(genius(tables, weights, reservation=0.1), encoding="utf-8")
    return folder


@pytest.fixture
def domain(tmp_path):
    import detente
    return detente.open(write_domain(tmp_path / "laptop", (3, 4, 5)))


os.environ.setdefault("RAY_DEDUP_LOGS", "0")
