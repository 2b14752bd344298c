# SPDX-License-Identifier: Apache-2.0
"""NegMAS, where it is installed. It is never a dependency."""

from __future__ import annotations

from typing import Any


def negmas_itself() -> Any:
    """The package."""
    try:
        import negmas
    except ImportError as error:
        raise ImportError("NegMAS is not installed; install it with: pip install negmas") from error
    return negmas
