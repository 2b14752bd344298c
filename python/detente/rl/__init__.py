# SPDX-License-Identifier: Apache-2.0
"""Environments of the table for policies that learn; needs ``detente[rl]``. ``docs/learning.md`` has every observation,
action and reward by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._tables import Tables

if TYPE_CHECKING:
    from ._gymnasium import SeatEnv, VectorSeatEnv
    from ._pettingzoo import AlternatingOffers, SimultaneousOffers
    from ._ppo import Policy, torch_is_installed, train

_WHERE = {"SeatEnv": "_gymnasium", "VectorSeatEnv": "_gymnasium", "AlternatingOffers": "_pettingzoo",
          "SimultaneousOffers": "_pettingzoo", "Policy": "_ppo", "torch_is_installed": "_ppo", "train": "_ppo"}

__all__ = ["AlternatingOffers", "Policy", "SeatEnv", "SimultaneousOffers", "Tables", "VectorSeatEnv", "torch_is_installed",
           "train"]


def __getattr__(name: str) -> Any:
    if name in _WHERE:  # each imports its own library only
        import importlib
        return getattr(importlib.import_module(f"detente.rl.{_WHERE[name]}"), name)
    raise AttributeError(f"module 'detente.rl' has no attribute {name!r}")
