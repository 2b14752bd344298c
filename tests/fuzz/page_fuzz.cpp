// SPDX-License-Identifier: Apache-2.0
// Saved pages: roles, sentences, marks, stubs, and quotations held against them, on whatever the bytes are.
// What comes after the last line with `===` alone are quotations, one a line, parts divided by `|`; without
// such a line the last line of the page is one.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "detente/formats/page.h"
#include "detente/formats/toml.h"
#include "detente/ledger/block_roles.h"
#include "detente/ledger/fold.h"
#include "detente/ledger/quote_check.h"
#include "detente/ledger/reading.h"

using namespace detente;

namespace {

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == at)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const std::size_t divider = text.rfind("\n===\n");
    const std::string bytes = text.substr(0, divider);
    const std::size_t last = text.find_last_of('\n');
    const std::string quoted = divider == std::string::npos
                                   ? text.substr(last == std::string::npos ? 0 : last + 1)
                                   : text.substr(divider + 5);
    Result<Page> page = read_page(bytes, "fuzz.html");
    if (!page.ok()) return 0;
    ledger::assign_roles(*page);
    const ledger::Reading reading = ledger::read_sentences(*page);
    ledger::to_document(*page, reading);
    // The stubs are a scenario whatever the page holds, once somebody has filled them in.
    const std::string empty = "\nparty = \"\"\nsays = \"\"";
    const std::string filled = "\nparty = \"a\"\nsays = \"no deal > { x = 1 }\"";
    std::string stubs = ledger::to_toml_stubs(*page, reading, "fuzz");
    for (std::size_t at = 0; (at = stubs.find(empty, at)) != std::string::npos; at += filled.size())
        stubs.replace(at, empty.size(), filled);
    if (reading.sentences.size() <= Limits::statements)
        require(read_scenario("[parties.a]\n[issues.x]\nlevels = [\"no\", \"yes\"]\n" + stubs, "stubs.toml")
                    .ok());
    const ledger::FoldedPage folded = ledger::fold_page(*page);
    const ledger::Reading places = ledger::sentence_places(*page);
    require(places.sentences.size() == reading.sentences.size());
    int checked = 0;
    for (const std::string& line : split(quoted, '\n')) {
        if (++checked > 8) break;
        const std::vector<std::string> parts = split(line.substr(0, 500), '|');
        for (const bool direct : {false, true}) {
            const ledger::QuoteCheck check =
                ledger::check_quote(*page, places, folded, {parts, checked % 2 ? "" : "b1.s1", direct});
            // What passes is told where it stands; what fails is told why.
            if (ledger::passes(check.status))
                require(!check.at.empty());
            else
                require(!check.message.empty());
            // One part that passes as it is stands in the folded page.
            if (parts.size() == 1 && check.status == ledger::QuoteStatus::exact) {
                bool found = false;
                for (const Block& block : page->blocks)
                    found = found || block.text.find(parts[0]) != std::string::npos;
                require(found);
            }
        }
    }
    return 0;
}
