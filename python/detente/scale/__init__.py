# SPDX-License-Identifier: Apache-2.0
"""Tournaments on many machines: the parts of one tournament on Ray or Dask, joined as they come.

Every match follows from its number, so a part can be played anywhere, twice, or again; the joined file's fingerprint is
that of one machine. ``docs/scale.md`` says what it costs.
"""

from __future__ import annotations

from ._dask import dask
from ._ray import ray
from ._shards import Lost, Shards
from ._simulate import Simulated, simulate

__all__ = ["Lost", "Shards", "Simulated", "dask", "ray", "simulate"]
