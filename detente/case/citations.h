// SPDX-License-Identifier: Apache-2.0
// Every quotation of a scenario held against the saved page that it cites.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "detente/ledger/quote_check.h"
#include "detente/scenario/source_page.h"

namespace detente::cases {

// One quotation, or one sentence that is cited without its words. An item that names several sources quotes
// one of them: the one in which its words stand.
struct CitedWords {
    std::string item;    // id; the first of those that share the quotation
    std::string source;  // id; empty where the item names none
    std::string at;      // where the words begin, or the sentence cited where they were not found
    ledger::QuoteStatus status = ledger::QuoteStatus::unchecked;
    BlockRole role = BlockRole::body;  // of the block, when they were found
    bool quoted = true;                // false: a sentence alone is cited
    std::string missing;               // of what is cut: the page's words that govern it
    std::string message;               // what is wrong, or the warning of what passes, or why it is unchecked
    std::string remedy;
    Place place;  // of the quotation in the scenario

    bool holds() const { return ledger::passes(status); }
    bool unchecked() const { return status == ledger::QuoteStatus::unchecked; }
};

// The saved copy of one source.
struct CitedPage {
    enum class Status { same, unrecorded, changed, no_file, not_at_hand, unreadable };
    std::string source;
    std::string path;
    Status status = Status::no_file;
    std::string sha256;    // of the copy, when it was read
    std::string recorded;  // in the scenario
    int quotations = 0;    // that cite it
    std::string message;   // for what is changed, unreadable, not at hand or has no recorded hash
    std::string remedy;
    Place place;
    Errors errors;  // why it is unreadable
};
std::string_view to_string(CitedPage::Status status);

struct CitationReport {
    std::vector<CitedWords> words;   // in file order of the items
    std::vector<CitedPage> pages;    // sources that are quoted or have a file, in file order
    std::vector<SharedText> shared;  // pages and passages that several sources share

    int count(bool (CitedWords::*what)() const) const;
    int moved() const;
};

// Reads each page once, in the order of the sources, and lets it go again. Roles are overruled as the sources
// say.
CitationReport check_citations(const Scenario& scenario, const PageOfSource& page_of);

// What the pages say of the scenario, put beside it: quotations that fail or are unchecked, sources that are
// one text. Nothing is read where no source names a file.
void note_findings(Scenario& scenario, const CitationReport& report);

// What `check` refuses: quotations that do not hold, changed and unreadable pages; each once, however many
// items share it. Where strict: also what could not be checked.
Errors citation_errors(const CitationReport& report, const Scenario& scenario, bool strict);

}  // namespace detente::cases
