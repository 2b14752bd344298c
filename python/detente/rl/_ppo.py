# SPDX-License-Identifier: Apache-2.0
"""A small PPO in NumPy (Schulman and others 2017, clipped objective; generalised advantages of Schulman and others 2016):
one hidden layer, Adam; the gradients by hand, or by PyTorch where it is installed and asked for. Made to show that a policy can be trained at the table, in minutes on one core."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from .._case import Case
from .._errors import usage_error
from .._takes import a_whole
from ._tables import ACCEPT, TARGET, Tables

Floats = npt.NDArray[np.float32]


class Policy:
    """What to do at the table: acts are 0 (accept) and 1 to ``levels`` + 1 (offer the worst outcome at least as good as level
    act - 1)."""

    def __init__(self, observed: int, acts: int, hidden: int = 64, seed: int = 1) -> None:
        draw = np.random.default_rng(seed)

        def weights(rows: int, columns: int, size: float) -> Floats:
            made: Floats = (draw.standard_normal((rows, columns)) * size / np.sqrt(rows)).astype(np.float32)
            return made

        self.parameters: dict[str, Floats] = {
            "w1": weights(observed, hidden, 1.0), "b1": np.zeros(hidden, np.float32),
            "wp": weights(hidden, acts, 0.1), "bp": np.zeros(acts, np.float32),
            "wv": weights(hidden, 1, 0.1), "bv": np.zeros(1, np.float32)}

    def forward(self, seen: Floats, may_accept: npt.NDArray[Any]) -> tuple[Floats, Floats, Floats]:
        """Hidden units, the logarithms of the chances of each act, and the value."""
        p = self.parameters
        hidden = np.tanh(seen @ p["w1"] + p["b1"])
        scores = hidden @ p["wp"] + p["bp"]
        scores[:, ACCEPT] = np.where(may_accept, scores[:, ACCEPT], -1e9)
        scores -= scores.max(axis=1, keepdims=True)
        logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return hidden, logs.astype(np.float32), (hidden @ p["wv"] + p["bv"])[:, 0].astype(np.float32)

    def act(self, seen: Floats, may_accept: npt.NDArray[Any], draw: np.random.Generator | None = None
            ) -> npt.NDArray[np.int64]:
        """An act for each row: drawn, or the likeliest without ``draw``."""
        logs = self.forward(seen, may_accept)[1]
        if draw is not None:
            logs = (logs + draw.gumbel(size=logs.shape)).astype(np.float32)
        chosen: npt.NDArray[np.int64] = np.argmax(logs, axis=1)
        return chosen

    def play(self, domain: Case, opponent: str, sessions: int = 1000, *, rounds: int = 100, learner: int = 0,
             seed: int = 12345) -> npt.NDArray[np.float64]:
        """What the policy has at the end of so many sessions against a strategy, one a session; its acts are drawn from a
        stream of their own."""
        sessions = a_whole(sessions, "sessions", 1)
        levels = self.parameters["bp"].shape[0] - 2
        tables = Tables(domain, opponent, tables=min(256, sessions), learner=learner, rounds=rounds, levels=levels, seed=seed)
        draw = np.random.default_rng(seed)
        had: list[float] = []
        while len(had) < sessions:
            chosen = self.act(tables.observations, tables.may_accept, draw)
            tables.step(np.where(chosen == ACCEPT, ACCEPT, TARGET), chosen - 1)
            had += tables.rewards[tables.ended == 1].tolist()
        return np.asarray(had[:sessions])


def train(domain: Case, opponents: str | Sequence[str], *, steps: int = 1_000_000, tables: int = 256, rounds: int = 100,
          levels: int = 20, learner: int = 0, hidden: int = 64, horizon: int = 64, epochs: int = 4, batches: int = 8,
          rate: float = 1e-3, clip: float = 0.2, entropy: float = 0.01, discount: float = 1.0, trace: float = 0.95,
          seed: int = 1, library: str = "numpy", progress: Callable[[int, float], None] | None = None) -> Policy:
    """Trains a policy against a strategy or a mixture; ``steps`` acts in all. ``library``: what finds the gradients, numpy or,
    where it is installed, torch. ``progress`` is called with the steps made and the mean of what the last sessions gave."""
    if not isinstance(library, str) or library not in LIBRARIES:
        raise usage_error(f"`library` cannot be {library!r}", "it is numpy or torch")
    if library == "torch" and not torch_is_installed():
        raise ImportError("PyTorch is not installed; install it with: pip install torch")
    steps, horizon, epochs, batches, hidden = (a_whole(value, name, 1) for name, value in (
        ("steps", steps), ("horizon", horizon), ("epochs", epochs), ("batches", batches), ("hidden", hidden)))
    table = Tables(domain, opponents, tables=tables, learner=learner, rounds=rounds, levels=levels, seed=seed)
    policy = Policy(len(table.names), levels + 2, hidden, seed)
    draw = np.random.default_rng(seed)
    moments = {name: (np.zeros_like(value), np.zeros_like(value)) for name, value in policy.parameters.items()}
    updates = made = 0
    while made < steps:
        seen = np.empty((horizon, tables, len(table.names)), np.float32)
        may = np.empty((horizon, tables), np.bool_)
        acts = np.empty((horizon, tables), np.int64)
        old = np.empty((horizon, tables), np.float32)
        values = np.empty((horizon + 1, tables), np.float32)
        paid = np.empty((horizon, tables), np.float32)
        ended = np.empty((horizon, tables), np.bool_)
        real = np.empty((horizon, tables), np.bool_)
        for t in range(horizon):
            seen[t], may[t] = table.observations, table.may_accept
            real[t] = table.ended == 0  # at a table that had ended, the step only begins the next session
            _, logs, values[t] = policy.forward(seen[t], may[t])
            acts[t] = np.argmax(logs + draw.gumbel(size=logs.shape), axis=1)
            old[t] = np.take_along_axis(logs, acts[t][:, None], 1)[:, 0]
            table.step(np.where(acts[t] == ACCEPT, ACCEPT, TARGET), acts[t] - 1)
            paid[t], ended[t] = table.rewards, table.ended == 1
        values[horizon] = policy.forward(table.observations, table.may_accept)[2]
        advantage = np.zeros((horizon, tables), np.float32)
        running = np.zeros(tables, np.float32)
        for t in reversed(range(horizon)):
            on = (~ended[t]).astype(np.float32)
            delta = paid[t] + discount * values[t + 1] * on - values[t]
            running = np.where(real[t], delta + discount * trace * on * running, 0.0)
            advantage[t] = running
        target = advantage + values[:horizon]
        keep = np.flatnonzero(real.ravel())
        made += horizon * tables
        if progress is not None:
            progress(made, float(paid[ended].mean()) if ended.any() else float("nan"))
        flat = (seen.reshape(-1, seen.shape[2]), may.ravel(), acts.ravel(), old.ravel(), advantage.ravel(), target.ravel())
        for _ in range(epochs):
            for part in np.array_split(draw.permutation(keep), batches):
                updates += 1
                _update(policy, [one[part] for one in flat], moments, updates, rate, clip, entropy,
                        LIBRARIES[library])
    return policy


def _update(policy: Policy, batch: list[Any], moments: dict[str, tuple[Floats, Floats]], updates: int, rate: float,
            clip: float, entropy: float, gradients_of: Callable[..., dict[str, npt.NDArray[Any]]]) -> None:
    seen, may, acts, old, advantage, target = batch
    advantage = (advantage - advantage.mean()) / (advantage.std() + 1e-8)
    gradients = gradients_of(policy, seen, may, acts, old, advantage, target, clip, entropy)
    norm = float(np.sqrt(sum(float((g ** 2).sum()) for g in gradients.values())))
    scale = min(1.0, 0.5 / (norm + 1e-8))
    for name, gradient in gradients.items():
        first, second = moments[name]
        gradient = (gradient * scale).astype(np.float32)
        first += 0.1 * (gradient - first)
        second += 0.001 * (gradient ** 2 - second)
        step = rate * (first / (1 - 0.9 ** updates)) / (np.sqrt(second / (1 - 0.999 ** updates)) + 1e-8)
        policy.parameters[name] -= step.astype(np.float32)


def _gradients_by_hand(policy: Policy, seen: Floats, may: npt.NDArray[Any], acts: npt.NDArray[np.int64], old: Floats,
                       advantage: Floats, target: Floats, clip: float, entropy: float) -> dict[str, npt.NDArray[Any]]:
    """Of the clipped objective, the squared error of the value (halved) and the spread of the acts, all means."""
    rows = len(acts)
    hidden, logs, value = policy.forward(seen, may)
    chances = np.exp(logs)
    chosen = np.take_along_axis(logs, acts[:, None], 1)[:, 0]
    ratio = np.exp(np.clip(chosen - old, -20, 20))
    clipped = ((advantage >= 0) & (ratio > 1 + clip)) | ((advantage < 0) & (ratio < 1 - clip))
    slope = np.where(clipped, 0.0, -advantage * ratio) / rows
    score = -chances * slope[:, None]  # of the scores: slope * (one hot - chances)
    score[np.arange(rows), acts] += slope
    spread = -(chances * logs).sum(axis=1, keepdims=True)
    score += entropy * chances * (logs + spread) / rows
    wrong = ((value - target) / rows)[:, None]
    p = policy.parameters
    back = (score @ p["wp"].T + wrong @ p["wv"].T) * (1 - hidden ** 2)
    return {"w1": seen.T @ back, "b1": back.sum(0), "wp": hidden.T @ score, "bp": score.sum(0),
            "wv": hidden.T @ wrong, "bv": wrong.sum(0)}


def _gradients_by_torch(policy: Policy, seen: Floats, may: npt.NDArray[Any], acts: npt.NDArray[np.int64], old: Floats,
                        advantage: Floats, target: Floats, clip: float, entropy: float) -> dict[str, npt.NDArray[Any]]:
    """The same, found by PyTorch from the objective alone."""
    torch: Any = importlib.import_module("torch")

    def tensor(values: npt.NDArray[Any]) -> Any:
        return torch.from_numpy(np.ascontiguousarray(values))

    p = {name: tensor(value).clone().requires_grad_() for name, value in policy.parameters.items()}
    hidden = torch.tanh(tensor(seen) @ p["w1"] + p["b1"])
    scores = hidden @ p["wp"] + p["bp"]
    refused = torch.zeros_like(scores, dtype=torch.bool)
    refused[:, ACCEPT] = ~tensor(may.astype(np.bool_))
    logs = torch.log_softmax(scores.masked_fill(refused, -1e9), dim=1)
    chosen = logs.gather(1, tensor(acts)[:, None])[:, 0]
    ratio = torch.exp(torch.clamp(chosen - tensor(old), -20, 20))
    gain = tensor(advantage.astype(np.float32))
    objective = torch.minimum(ratio * gain, torch.clamp(ratio, 1 - clip, 1 + clip) * gain).mean()
    value = (hidden @ p["wv"] + p["bv"])[:, 0]
    spread = -(logs.exp() * logs).sum(dim=1).mean()
    loss = -objective + 0.5 * ((value - tensor(target)) ** 2).mean() - entropy * spread
    loss.backward()
    return {name: np.asarray(one.grad) for name, one in p.items()}


#: What finds the gradients in :func:`train`.
LIBRARIES: dict[str, Callable[..., dict[str, npt.NDArray[Any]]]] = {
    "numpy": _gradients_by_hand, "torch": _gradients_by_torch}


def torch_is_installed() -> bool:
    """Whether ``library="torch"`` can be asked for."""
    return importlib.util.find_spec("torch") is not None
