// SPDX-License-Identifier: Apache-2.0
#include "detente/requests/glossary.h"

#include <algorithm>

namespace detente::requests {

namespace {

// Small letters; hyphens and underscores are blanks.
std::string looked_up(std::string_view term) {
    std::string plain;
    for (const char c : term) {
        const bool blank = c == '-' || c == '_' || c == ' ';
        if (blank && (plain.empty() || plain.back() == ' ')) continue;
        plain += blank ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    while (!plain.empty() && plain.back() == ' ') plain.pop_back();
    return plain;
}

bool names(std::string_view written, const std::string& asked) {
    const std::string term = looked_up(written);
    return term == asked || term + "s" == asked ||
           (asked.ends_with("ies") && term.ends_with("y") &&
            term.compare(0, term.size() - 1, asked, 0, asked.size() - 3) == 0);
}

std::string anchor(std::string_view term) {
    std::string link;
    for (const char c : looked_up(term)) {
        if (c == ' ') link += '-';
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) link += c;
    }
    return link;
}

}  // namespace

const GlossaryEntry* find_term(std::string_view term) {
    const std::string asked = looked_up(term);
    for (const GlossaryEntry& entry : glossary()) {
        if (names(entry.term, asked)) return &entry;
        for (const std::string_view other : entry.also)
            if (names(other, asked)) return &entry;
    }
    return nullptr;
}

std::vector<std::string> glossary_terms() {
    std::vector<std::string> terms;
    for (const GlossaryEntry& entry : glossary()) terms.emplace_back(entry.term);
    return terms;
}

std::string glossary_markdown() {
    std::string page =
        "# Glossary\n\nEvery term that detente prints. `detente help TERM` prints one entry. This page is "
        "made by "
        "`detente help --glossary`.\n";
    for (const GlossaryEntry& entry : glossary()) {
        page += "\n## " + std::string(entry.term) + "\n\n" + std::string(entry.meaning);
        if (!entry.source.empty()) page += " (" + std::string(entry.source) + ")";
        page += '\n';
        if (!entry.also.empty()) {
            page += "\nAlso:";
            for (const std::string_view other : entry.also)
                page += (other == entry.also.front() ? " " : ", ") + std::string(other);
            page += ".\n";
        }
        if (!entry.see.empty()) {
            page += "\nSee";
            for (const std::string_view other : entry.see)
                page += (other == entry.see.front() ? " [" : ", [") + std::string(other) + "](#" +
                        anchor(other) + ")";
            page += ".\n";
        }
    }
    return page;
}

}  // namespace detente::requests
