// SPDX-License-Identifier: Apache-2.0
#include "cli/help_command.h"

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/manual.h"
#include "cli/report.h"
#include "cli/text.h"
#include "detente/base/suggest.h"
#include "detente/requests/glossary.h"

namespace detente::cli {

namespace {

std::string term_help(const requests::GlossaryEntry& entry, int width) {
    std::string text = std::string(entry.term) + "\n";
    std::string meaning(entry.meaning);
    if (!entry.source.empty()) meaning += " (" + std::string(entry.source) + ")";
    text += paragraph(meaning, width, "  ", "  ");
    const auto list = [&](const char* what, const std::vector<std::string_view>& names) {
        std::string line;
        for (const std::string_view name : names) line += (line.empty() ? "" : ", ") + std::string(name);
        if (!line.empty()) text += paragraph(what + line, width, "  ", "  ");
    };
    list("Also: ", entry.also);
    list("See: ", entry.see);
    return text;
}

}  // namespace

int run_help(const Arguments& arguments, Streams& streams) {
    std::string name;
    for (const std::string& word : arguments.all("WHAT")) name += (name.empty() ? "" : " ") + word;
    const requests::GlossaryEntry* term = name.empty() ? nullptr : requests::find_term(name);
    if (!name.empty() && !find_command(name) && !term) {
        std::vector<std::string> known = command_names();
        for (std::string& other : requests::glossary_terms()) known.push_back(std::move(other));
        return report({make_error({}, "unknown command or term `" + name + "`", did_you_mean(name, known))},
                      arguments, streams, kUsage);
    }
    if (arguments.has("--man")) {
        streams.out << manual_page();
    } else if (arguments.has("--markdown")) {
        streams.out << manual_markdown();
    } else if (arguments.has("--glossary")) {
        streams.out << requests::glossary_markdown();
    } else if (term && !find_command(name)) {
        streams.out << term_help(*term, streams.width);
    } else {
        streams.out << help_text(name, streams.width, streams.out_color);
    }
    return kDone;
}

}  // namespace detente::cli
