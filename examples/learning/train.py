# SPDX-License-Identifier: Apache-2.0
"""Trains a policy at the table and plays it against strategies, beside Boulware and MiCRO in the same seat.

    python examples/learning/train.py [FOLDER] [STEPS]

FOLDER is a domain of two parties; without one a random one is made. Needs the package with its extra `rl` only for the
environments: training itself is NumPy, or PyTorch where it is installed.
"""

import pathlib
import random
import sys
import tempfile
import time

import numpy as np

import detente
from detente import rl

ROUNDS = 30
OPPONENTS = ("boulware", "conceder", "micro")


def made(folder, sizes=(3, 4, 5), seed=1):
    """A random domain in GENIUS's form."""
    draw = random.Random(seed)

    def space(tables, weights):
        issues = "".join(
            f'<issue index="{i}" name="issue{i}" type="discrete" etype="discrete" vtype="discrete">' + "".join(
                f'<item index="{k}" value="v{k}" evaluation="{e}"/>' for k, e in enumerate(table, 1)) + "</issue>"
            for i, table in enumerate(tables, 1))
        lines = "".join(f'<weight index="{i}" value="{w}"/>' for i, w in enumerate(weights, 1))
        return (f'<utility_space><objective index="0" name="o" type="objective">{issues}{lines}</objective>'
                f'<reservation value="0.1"/></utility_space>')

    blank = space([[1] * size for size in sizes], [])
    (folder / "domain.xml").write_text(f"<negotiation_template>{blank}</negotiation_template>", encoding="utf-8")
    for party in "AB":
        tables = [[draw.randint(1, 100) for _ in range(size)] for size in sizes]
        raw = [draw.randint(1, 100) for _ in sizes]
        weights = [weight / sum(raw) for weight in raw]
        (folder / f"{party}.xml").write_text(space(tables, weights), encoding="utf-8")
    return folder


def interval(values):
    """Mean and half the width of its 95 % interval."""
    return f"{np.mean(values):.3f} ± {1.96 * np.std(values) / len(values) ** 0.5:.3f}"


def main(folder=None, steps="600000"):
    """Trains and plays."""
    with tempfile.TemporaryDirectory() as place:
        domain = detente.open(folder or made(pathlib.Path(place)))
        began = time.monotonic()
        library = "torch" if rl.torch_is_installed() else "numpy"
        policy = rl.train(domain, OPPONENTS, steps=int(steps), rounds=ROUNDS, library=library)
        print(f"trained in {time.monotonic() - began:.0f} s, gradients by {library}")
        first = domain.parties[0]
        for opponent in OPPONENTS:
            line = f"against {opponent}: the policy {interval(policy.play(domain, opponent, 2000, rounds=ROUNDS))}"
            for strategy in ("boulware", "micro"):
                batch = detente.talks(domain, [strategy, opponent], 200, rounds=ROUNDS)
                line += f", {strategy} {interval(batch.sessions[f'utility.{first}'])}"
            print(line)


if __name__ == "__main__":
    main(*sys.argv[1:])
