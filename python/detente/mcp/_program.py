# SPDX-License-Identifier: Apache-2.0
"""The program ``detente-mcp``."""

from __future__ import annotations

import argparse
import sys

import detente

USAGE = """examples:
  detente-mcp --folder cases                       the analyst's tools over one folder, on standard input and output
  detente-mcp new-table DOMAIN... --out sale.table lays a table and prints a token for every open seat
  detente-mcp --table sale.table                   a seat's tools; each client gives its own token
"""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="detente-mcp", formatter_class=argparse.RawDescriptionHelpFormatter, epilog=USAGE,
        description="Tools for language models over the Model Context Protocol: the engine refuses what was not said.")
    parser.add_argument("--folder", metavar="PATH", help="the one folder that is read and written")
    parser.add_argument("--table", metavar="FILE", help="the table at which seats are taken")
    parser.add_argument("--port", type=int, metavar="N", help="serve over HTTP on this port of this machine, at /mcp")
    parser.add_argument("--seconds", type=float, default=120.0, metavar="S", help="a question is given up then (120)")
    parser.add_argument("--version", action="version", version=f"detente {detente.__version__}")
    return parser


def _table_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="detente-mcp new-table", description="Lays a table.")
    parser.add_argument("domain", nargs="+", metavar="DOMAIN", help="a domain and its profiles, a folder, or a scenario "
                                                                    "with numbers for every party")
    parser.add_argument("--out", required=True, metavar="FILE", help="the table's file; it holds every profile")
    parser.add_argument("--rounds", type=int, default=20, metavar="N", help="the deadline (20)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="what the engine's seats draw from (1)")
    parser.add_argument("--seat", action="append", default=[], metavar="PARTY=STRATEGY",
                        help="a seat that the engine plays; the others are open")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Runs the program; its status is 0, 2 for wrong usage, 3 for what cannot be taken."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        from ._folder import Folder, Refused
        from ._server import make_server
        from ._table import Table, new_table
    except ImportError as error:
        print(f"detente-mcp: {error.name} is not installed; install it with: pip install 'detente[mcp]'", file=sys.stderr)
        return 3
    try:
        if words[:1] == ["new-table"]:
            given = _table_parser().parse_args(words[1:])
            seats = {}
            for one in given.seat:
                party, equals, strategy = one.partition("=")
                if not equals:
                    print(f"detente-mcp: --seat {one}: write PARTY=STRATEGY", file=sys.stderr)
                    return 2
                seats[party] = strategy
            for party, token in new_table(given.out, given.domain, rounds=given.rounds, seed=given.seed, seats=seats).items():
                print(f"{party}\t{token}")
            return 0
        given = _parser().parse_args(words)
        if given.folder is None and given.table is None:
            print("detente-mcp: nothing to serve; give --folder PATH, --table FILE, or both", file=sys.stderr)
            return 2
        folder = Folder(given.folder) if given.folder else None
        table = Table(given.table) if given.table else None
        server = make_server(folder, table, given.seconds)
    except (Refused, detente.Error) as error:
        print(f"detente-mcp: {error}", file=sys.stderr)
        return 3
    try:
        _serve(server, given.port)
    except KeyboardInterrupt:
        return 130
    return 0


def _serve(server: object, port: int | None) -> None:
    import anyio
    if port is not None:
        import uvicorn
        uvicorn.run(server.streamable_http_app(), host="127.0.0.1", port=port, log_level="warning")  # type: ignore[attr-defined]
        return
    from mcp.server.stdio import stdio_server

    async def run() -> None:
        async with stdio_server() as (read, write):
            await server.run(read, write, server.create_initialization_options())  # type: ignore[attr-defined]

    anyio.run(run)
