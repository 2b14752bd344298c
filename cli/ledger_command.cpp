// SPDX-License-Identifier: Apache-2.0
#include "cli/ledger_command.h"

#include <string>
#include <utility>
#include <vector>

#include "cli/input.h"
#include "cli/report.h"
#include "cli/text.h"
#include "detente/answers/ledger_request.h"
#include "detente/formats/json.h"

namespace detente::cli {

namespace {

using ledger::ReadPage;

std::string chain_words(const std::vector<ChainLink>& chain) {
    std::string text;
    for (const ChainLink& link : chain) {
        if (!text.empty()) text += ", then ";
        text += link.who == "page" ? "this page" : link.who;
        if (!link.verb.empty()) text += " (" + link.verb + ")";
    }
    return text;
}

// What a sentence is marked with, one line each.
std::vector<std::string> mark_lines(const ledger::PageSentence& sentence) {
    std::vector<std::string> lines;
    for (const ledger::HeldHedge& held : sentence.hedges)
        lines.push_back("hedge: “" + held.hedge.cue + "”, " + std::string(to_string(held.hedge.kind)) +
                        ", held by " + (held.holder == "writer" ? std::string("the writer") : held.holder) +
                        (held.hedge.ambiguous ? "; may be a prohibition" : ""));
    for (const ledger::Attribution& a : sentence.attributions) {
        std::string line = "said by: " + chain_words(a.chain);
        if (!a.role.empty()) line += "; " + a.role;
        if (!a.to.empty()) line += "; to " + a.to;
        if (a.continued) line += "; the quotation before goes on";
        if (a.unresolved)
            line += a.proposed.empty() ? "; who that is stays open"
                                       : "; perhaps " + a.proposed + ", for a person to say";
        lines.push_back(std::move(line));
    }
    for (const ledger::Event& event : sentence.events)
        lines.push_back("event: " + event.kind +
                        (event.actor.empty() ? ", nobody named" : ", by " + event.actor));
    if (sentence.mode != "asserted") lines.push_back("mode: " + sentence.mode);
    return lines;
}

std::string page_text(const ReadPage& read, const Streams& streams) {
    std::string text = painted(plain(read.page.file), Style::heading, streams.out_color) + "\n";
    for (const std::string& notice : read.page.notices)
        text += paragraph("note: " + plain(notice), streams.width, "  ", "  ");
    std::size_t next = 0;
    for (std::size_t b = 0; b < read.page.blocks.size(); ++b) {
        const Block& block = read.page.blocks[b];
        const bool evidence = is_evidence(block.role);
        const std::string head = block.id + " line " + std::to_string(block.line) + " " +
                                 std::string(to_string(block.role)) + " (" + block.rule + ")";
        text += painted(plain(head), evidence ? Style::normal : Style::faint, streams.out_color) + "\n";
        bool any = false;
        for (; next < read.reading.sentences.size() &&
               static_cast<std::size_t>(read.reading.sentences[next].block) == b;
             ++next) {
            const ledger::PageSentence& sentence = read.reading.sentences[next];
            any = true;
            text += paragraph(plain(sentence.id + " " + sentence.text), streams.width, "  ", "    ");
            for (const std::string& line : mark_lines(sentence))
                text += paragraph(plain(line), streams.width, "    - ", "      ");
        }
        if (!any) text += paragraph(plain(block.text), streams.width, "  ", "  ");
    }
    return text;
}

// "press/vanity-fair-2019.txt" becomes "vanity-fair-2019".
std::string source_id(const std::string& path) {
    std::string name =
        path.substr(path.find_last_of('/') == std::string::npos ? 0 : path.find_last_of('/') + 1);
    name = name.substr(0, name.find('.'));
    std::string id;
    for (const char c : name) {
        const bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          c == '-' || c == '_';
        id += fits ? c : '-';
    }
    return id.empty() ? "page" : id;
}

}  // namespace

int run_ledger(const Arguments& arguments, Streams& streams) {
    std::vector<ReadPage> pages;
    Errors errors;
    for (const std::string& path : arguments.all("PAGE")) {
        Result<ReadPage> read =
            answers::read_ledger_page(arguments, {path, read_asked({path}, Question::ledger)});
        if (read)
            pages.push_back(std::move(*read));
        else
            errors.insert(errors.end(), read.errors().begin(), read.errors().end());
    }
    if (!errors.empty()) return report(errors, arguments, streams);
    if (arguments.has("--json")) {
        streams.out << to_json(ledger::to_document(pages));
        return kDone;
    }
    for (const ReadPage& read : pages) {
        if (arguments.has("--toml"))
            streams.out << ledger::to_toml_stubs(read.page, read.reading, source_id(read.page.file));
        else
            streams.out << page_text(read, streams);
    }
    return kDone;
}

}  // namespace detente::cli
