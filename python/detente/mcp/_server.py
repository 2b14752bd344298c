# SPDX-License-Identifier: Apache-2.0
"""The server: tools, resources and prompts over the Model Context Protocol, by its official library."""

from __future__ import annotations

import json
import logging
from typing import Any

import anyio.to_thread
import jsonschema
import mcp_types as types
from mcp.server import Server
from mcp.shared.exceptions import MCPError

import detente

from ._drafts import draft_tools
from ._folder import MOST_BYTES, Folder, Refused
from ._prompts import PROMPTS, filled
from ._questions import question_tools
from ._resources import pages
from ._seats import seat_tools
from ._table import Table
from ._tool import Tool

_log = logging.getLogger(__name__)

#: A question is given up after so many seconds.
SECONDS = 120.0

INSTRUCTIONS = """detente turns what the parties to a dispute have said into what they could agree on, what happens if someone
walks, and which first step would hold. You draft, the engine decides: it refuses quotations that were not said, and answers
"undetermined" where the statements do not settle a question. Begin with the prompt analyse_page, or with the tool files."""


def _refusal(message: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=message)], is_error=True)


def _whole(text: str) -> str:
    """A text that can be sent: halves of characters become question marks."""
    return text.encode(errors="replace").decode()


def _shown(value: Any, folder: Folder | None) -> Any:
    """A value with the names of files as the folder has them."""
    if folder is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return folder.shown(value)
    if isinstance(value, dict):
        return {folder.shown(str(key)): _shown(one, folder) for key, one in value.items()}
    return [_shown(one, folder) for one in value] if isinstance(value, list) else value


def called(tool: Tool, arguments: dict[str, Any], folder: Folder | None = None) -> types.CallToolResult:
    """The tool's answer, or a sentence on why there is none. Nothing is raised."""
    told = _called(tool, arguments)
    for one in told.content:
        if isinstance(one, types.TextContent):
            one.text = _shown(one.text, folder)
    told.structured_content = _shown(told.structured_content, folder)
    return told


def _called(tool: Tool, arguments: dict[str, Any]) -> types.CallToolResult:
    try:
        if len(json.dumps(arguments, ensure_ascii=False).encode()) > 2 * MOST_BYTES:
            return _refusal(f"the arguments are larger than {2 * MOST_BYTES >> 20} MiB; give less")
        faults = sorted(jsonschema.Draft202012Validator(tool.schema).iter_errors(arguments), key=lambda one: str(one.path))
        if faults:
            where = ".".join(map(str, faults[0].path)) or "the arguments"
            return _refusal(f"{where}: {faults[0].message[:500]}; the tool's schema says what is taken")
        reply = tool.call(arguments)
    except UnicodeEncodeError:  # before ValueError, which it is
        return _refusal("the arguments hold half a character; give text in Unicode")
    except detente.Error as error:
        return _refusal(str(error))
    except (Refused, ValueError, TypeError) as error:
        return _refusal(str(error))
    except RecursionError:
        return _refusal("the arguments are nested too deeply; give plain lists and dicts")
    except OSError as error:
        return _refusal(f"a file could not be used: {error.strerror}; the tool `files` lists what there is")
    except Exception:  # a fault of ours is told as one, and the session goes on
        _log.exception("the tool %s failed", tool.name)
        return _refusal(f"the tool {tool.name} failed; that is a fault of the program, please report it")
    return types.CallToolResult(content=[types.TextContent(type="text", text=reply.text)], structured_content=reply.data)


def make_server(folder: Folder | None = None, table: Table | None = None, seconds: float = SECONDS) -> Server[Any]:
    """A server over a folder (the analyst's tools), a table (a seat's tools), or both."""
    tools: dict[str, Tool] = {}
    if folder is not None and table is not None:
        table.keep_from(folder)
    if folder is not None:
        tools |= {tool.name: tool for tool in (*draft_tools(folder, seconds), *question_tools(folder, seconds))}
    if table is not None:
        tools |= {tool.name: tool for tool in seat_tools(table)}
    readable = {page.uri: page for page in pages()}
    prompts = {prompt.name: prompt for prompt in PROMPTS
               if (table if prompt.name == "sit_at_the_table" else folder) is not None}

    async def list_tools(_context: Any, _params: Any) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[
            types.Tool(name=tool.name, description=tool.meaning, input_schema=dict(tool.schema),
                       annotations=types.ToolAnnotations(read_only_hint=not tool.writes, open_world_hint=False))
            for tool in tools.values()])

    async def call_tool(_context: Any, params: types.CallToolRequestParams) -> types.CallToolResult:
        tool = tools.get(params.name)
        if tool is None:
            raise MCPError(code=types.INVALID_PARAMS, message=f"there is no tool `{_whole(params.name[:100])}`; there are "
                                                              f"{', '.join(tools)}")
        return await anyio.to_thread.run_sync(called, tool, dict(params.arguments or {}), folder)

    async def list_resources(_context: Any, _params: Any) -> types.ListResourcesResult:
        return types.ListResourcesResult(resources=[
            types.Resource(uri=page.uri, name=page.name, description=page.meaning, mime_type=page.media)
            for page in readable.values()])

    async def read_resource(_context: Any, params: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        page = readable.get(str(params.uri))
        if page is None:
            raise MCPError(code=types.INVALID_PARAMS, message=f"there is no {_whole(str(params.uri)[:200])}; the list of resources "
                                                              "names what there is", data={"uri": _whole(str(params.uri)[:200])})
        return types.ReadResourceResult(contents=[types.TextResourceContents(
            uri=page.uri, text=page.path.read_text(encoding="utf-8"), mime_type=page.media)])

    async def list_prompts(_context: Any, _params: Any) -> types.ListPromptsResult:
        return types.ListPromptsResult(prompts=[
            types.Prompt(name=prompt.name, description=prompt.meaning, arguments=[
                types.PromptArgument(name=name, description=meaning, required=required)
                for name, meaning, required in prompt.arguments]) for prompt in prompts.values()])

    async def get_prompt(_context: Any, params: types.GetPromptRequestParams) -> types.GetPromptResult:
        prompt = prompts.get(params.name)
        if prompt is None:
            raise MCPError(code=types.INVALID_PARAMS, message=f"there is no prompt `{_whole(params.name[:100])}`; there are "
                                                              f"{', '.join(prompts)}")
        given = dict(params.arguments or {})
        missing = [name for name, _, required in prompt.arguments if required and not given.get(name)]
        if missing:
            raise MCPError(code=types.INVALID_PARAMS, message=f"the prompt {prompt.name} needs `{missing[0]}`")
        return types.GetPromptResult(description=prompt.meaning, messages=[types.PromptMessage(
            role="user", content=types.TextContent(type="text", text=_whole(filled(prompt, given))))])

    return Server("detente", version=detente.__version__, instructions=INSTRUCTIONS,
                  on_list_tools=list_tools, on_call_tool=call_tool, on_list_resources=list_resources,
                  on_read_resource=read_resource, on_list_prompts=list_prompts, on_get_prompt=get_prompt)
