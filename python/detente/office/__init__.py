# SPDX-License-Identifier: Apache-2.0
"""For the office: scenarios as spreadsheets, briefings as Word documents and slides.

``pip install 'detente[office]'`` brings it, with the program ``detente-office``; see ``docs/office.md``. Nothing is decided
here: a spreadsheet becomes a scenario that the engine checks, and a document shows the engine's briefing.
"""

from __future__ import annotations

from ._document import save_word
from ._sheets import read_workbook, save_workbook, template
from ._slides import save_slides

__all__ = ["read_workbook", "save_slides", "save_word", "save_workbook", "template"]
