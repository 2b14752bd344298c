// SPDX-License-Identifier: Apache-2.0
// What the page asks of the engine that stands in it: the entry points of the WebAssembly module. One
// question at a time; the answer lies in the module's memory until the next one is asked. Texts are UTF-8.
#pragma once

#include <functional>
#include <string>

#include "detente/base/document.h"
#include "detente/base/progress.h"
#include "detente/base/result.h"

namespace detente::page {

// An answer as the page takes it: a text, and whether it is one or a document of errors ("detente.error/1").
struct Told {
    bool answered = false;
    std::string text;
};

// `request` is JSON:
//   { "question": "deals", "options": { "--account": ["leaks"], "--settle": true },
//     "texts": [ { "name": "hanoi.toml", "text": "..." } ], "edits": [ ... ], "view": "document" }
// Questions are those of detente/answers, with the options of the command line; the view "document" (the
// standard) is the text that the command prints with --json, "whole" the briefing's HTML without script and
// style, "page" the same without the talks, "front" its first two pages without them, "first" these as far as
// they follow by proof, without shares, "model" the scenario as the page's forms show it (model.h), "walk" the
// standoff's graph (walk.h), "play" talks with people (play.h). `tell` hears now and then how far a long
// question is.
using Tell = std::function<void(const Progress&)>;
Told ask(const std::string& request, const Tell& tell = {});

}  // namespace detente::page
