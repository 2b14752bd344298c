# SPDX-License-Identifier: Apache-2.0
"""Tools for language models, over the Model Context Protocol: a model drafts an analysis, the engine checks every
quotation and answers every question; and it can sit down at a table where it is shown its own profile alone.

The program is ``detente-mcp`` (``pip install 'detente[mcp]'``); see ``docs/models.md``.
"""

from __future__ import annotations

from ._folder import Folder, Refused
from ._server import make_server
from ._table import SeatTaken, Table, new_table

__all__ = ["Folder", "Refused", "SeatTaken", "Table", "make_server", "new_table"]
