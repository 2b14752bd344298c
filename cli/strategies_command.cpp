// SPDX-License-Identifier: Apache-2.0
#include "cli/report.h"
#include "cli/table.h"
#include "cli/talk_command.h"
#include "cli/text.h"
#include "detente/answers/strategies_request.h"
#include "detente/formats/json.h"

namespace detente::cli {

namespace {

std::string entry_text(const talks::CatalogEntry& entry, int width, bool color) {
    std::string text = painted(entry.name, Style::heading, color) + "  (" +
                       std::string(talks::to_string(entry.kind)) + cases::rules_words(entry) + ")\n";
    const auto line = [&](const std::string& words) { text += paragraph(plain(words), width, "  ", "    "); };
    line(entry.idea);
    line("Formula: " + entry.formula + ".");
    line("Source: " + entry.source + ".");
    if (!entry.differs.empty()) line("Known differences: " + entry.differs + ".");
    for (const talks::ParameterKind& parameter : entry.parameters) line(cases::parameter_words(parameter));
    if (entry.kind == talks::PartKind::bidding) line(cases::completed_words(entry));
    return text;
}

}  // namespace

int run_strategies(const Arguments& arguments, Streams& streams) {
    if (arguments.has("--markdown")) {
        streams.out << cases::strategies_markdown();
        return kDone;
    }
    const std::string name = arguments.text("NAME");
    const auto asked = answers::asked_strategies(arguments);
    if (!asked) return report(asked.errors(), arguments, streams, kUsage);
    const std::vector<const talks::CatalogEntry*>& entries = *asked;
    if (arguments.has("--json")) {
        streams.out << to_json(cases::strategies_document(entries));
        return kDone;
    }
    if (!name.empty()) {
        for (const talks::CatalogEntry* entry : entries)
            streams.out << entry_text(*entry, streams.width, streams.out_color);
        return kDone;
    }
    TextTable table;
    table.column("name").column("part").column("rules").column("what it does");
    for (const talks::CatalogEntry* entry : entries)
        table.row({{entry->name},
                   {std::string(talks::to_string(entry->kind))},
                   {cases::rules_name(*entry)},
                   {entry->idea}});
    streams.out << table.to_string(streams.width, streams.out_color)
                << paragraph("One of them in full: detente strategies NAME.", streams.width);
    return kDone;
}

}  // namespace detente::cli
