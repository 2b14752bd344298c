# SPDX-License-Identifier: Apache-2.0
"""A domain goes to NegMAS, NegMAS's negotiators talk over it, and the engine says what their agreement is worth; then a
scenario of NegMAS's own comes back.

    pip install negmas
    python examples/negmas/both_ways.py [FOLDER]

FOLDER is a domain in any form that the engine reads; without one the laptop beside this folder.
"""

import pathlib
import sys

import numpy as np

import detente

LAPTOP = pathlib.Path(__file__).resolve().parents[1] / "laptop"


def main(folder=LAPTOP):
    """There and back."""
    from negmas.sao import BoulwareTBNegotiator, SAOMechanism

    domain = detente.open(folder)
    scenario = domain.to_negmas()
    table = SAOMechanism(outcome_space=scenario.outcome_space, n_steps=50)
    for ufun in scenario.ufuns:
        table.add(BoulwareTBNegotiator(ufun=ufun))
    agreed = table.run().agreement
    outcome = dict(zip((issue.name for issue in domain.issues), agreed))
    print("agreed in NegMAS:", outcome)
    for party in domain.parties:
        print(f"worth to {party}: {domain.utility(party, outcome):.3f}")
    print("nothing is better for both:", domain.deals(deal=outcome).deal.on_frontier)

    back = detente.from_negmas(scenario)
    same = all(np.allclose(back.utilities(k), domain.utilities(k), atol=1e-12) for k in range(len(domain.parties)))
    print("back from NegMAS:", back.parties, "the same utilities:", same)


if __name__ == "__main__":
    main(*sys.argv[1:])
