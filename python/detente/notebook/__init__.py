# SPDX-License-Identifier: Apache-2.0
"""The page's map in a notebook, answered by the kernel.

``pip install 'detente[notebook]'`` brings anywidget. ``Map(case)`` as a cell's last line shows the map of exchanges and the
packages as on the page: axes are chosen, cells opened, packages explained. What is supposed (``assume``) or left out
(``drop``) is asked of the engine anew, and the picture follows.
"""

from __future__ import annotations

from ._map import Map

__all__ = ["Map"]
