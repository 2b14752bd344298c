// SPDX-License-Identifier: Apache-2.0
#include "cli/standoff_json.h"

#include <string>

#include "detente/formats/json.h"

namespace detente::cli {

namespace {

using standoff::Bits;
using standoff::Conflict;
using standoff::State;

void write_list(const Bits& list, std::ostream& out) {
    std::string text = "[";
    bool first = true;
    list.each([&](std::size_t s) {
        if (!first) text += ',';
        first = false;
        text += std::to_string(s + 1);
        if (text.size() > 1u << 16) {
            out << text;
            text.clear();
        }
    });
    out << text << ']';
}

void write_states(const Conflict& conflict, std::ostream& out) {
    std::vector<std::string> keys;
    for (const StandoffOption& option : conflict.options)
        keys.push_back(to_json(Document(option.id), -1) + ":");
    std::string text = "[";
    for (State s = 0; s < conflict.count; ++s) {
        text += (s > 0 ? ",\n{\"id\":" : "\n{\"id\":") + std::to_string(s + 1) + ",\"code\":";
        text += conflict.graph_form() ? "null" : '"' + std::to_string(conflict.code(s)) + '"';
        text += ",\"options\":{";
        for (std::size_t o = 0; o < keys.size(); ++o) {
            const int level = conflict.level(s, static_cast<int>(o));
            text += (o > 0 ? "," : "") + keys[o];
            text +=
                conflict.options[o].levels.empty() ? (level == 1 ? "true" : "false") : std::to_string(level);
        }
        text += "},\"name\":";
        text += conflict.names.empty() || conflict.names[s].empty()
                    ? "null"
                    : to_json(Document(conflict.names[s]), -1);
        text += '}';
        if (text.size() > 1u << 16) {
            out << text;
            text.clear();
        }
    }
    out << text << ']';
}

}  // namespace

void write_large_json(const cases::StandoffReport& report, std::ostream& out) {
    const standoff::LargeDocument large = cases::to_large_document(report);
    const std::string text = to_json(large.document);
    // A mark is text that begins with the control character U+0001, which JSON writes as an escape.
    static const std::string kBegin = "\"\\u0001";
    std::size_t from = 0, account = 0;
    for (std::size_t at = text.find(kBegin); at != std::string::npos; at = text.find(kBegin, from)) {
        out.write(text.data() + from, static_cast<std::streamsize>(at - from));
        const std::size_t end = text.find('"', at + 1);
        const std::string mark = text.substr(at + kBegin.size(), end - at - kBegin.size());
        if (mark == "states")
            write_states(report.answer.accounts[account++].conflict, out);
        else
            write_list(large.lists[std::stoul(mark.substr(mark.find(':') + 1))], out);
        from = end + 1;
    }
    out.write(text.data() + from, static_cast<std::streamsize>(text.size() - from));
}

}  // namespace detente::cli
