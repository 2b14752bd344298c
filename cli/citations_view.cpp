// SPDX-License-Identifier: Apache-2.0
#include "cli/citations_view.h"

#include <algorithm>
#include <map>
#include <utility>

#include "cli/deals_words.h"
#include "cli/text.h"
#include "detente/formats/source_page.h"

namespace detente::cli {

namespace {

using cases::CitedPage;
using cases::CitedWords;
using ledger::QuoteStatus;

constexpr std::size_t kShown = 20;  // lines of one kind; the document has all

int failed(const cases::CitationReport& report) {
    int count = 0;
    for (const CitedWords& words : report.words)
        count += words.quoted && !words.holds() && !words.unchecked() ? 1 : 0;
    return count;
}

std::string restating_sentence(const cases::Unrestated& one) {
    return "`" + one.item + "` cites words that are " + std::string(to_string(one.mode)) +
           ": left out of every answer until restated; say why in `because`";
}

std::string audiences_sentence(const cases::TwoAudiences& one) {
    return one.speaker + " spoke to two audiences on " + to_string(one.day) + ": `" + one.first + "` to " +
           one.to_first + ", `" + one.second + "` to " + one.to_second + "; both are kept";
}

std::string page_sentence(const CitedPage& page) {
    return "source `" + page.source + "`: " + page.message + (page.remedy.empty() ? "" : "; " + page.remedy);
}

Document or_null(const std::string& text) {
    return text.empty() ? Document() : Document(text);
}

class Lines {
  public:
    explicit Lines(int width) : width_(width) {}
    void add(const std::string& sentence) { text_ += paragraph(plain(sentence), width_, "  ", "    "); }
    // One kind of note; how many more there are is said.
    void notes(const std::string& kind, const std::vector<std::string>& sentences) {
        for (std::size_t i = 0; i < sentences.size() && i < kShown; ++i) add(kind + ": " + sentences[i]);
        if (sentences.size() > kShown)
            add("and " + std::to_string(sentences.size() - kShown) + " more; --json lists all");
    }
    std::string take() { return std::move(text_); }

  private:
    int width_;
    std::string text_;
};

std::string counts_sentence(const cases::CitationReport& report) {
    const int quoted = static_cast<int>(std::count_if(report.words.begin(), report.words.end(),
                                                      [](const CitedWords& w) { return w.quoted; }));
    if (quoted == 0) return {};
    std::vector<std::string> parts;
    const auto part = [&](int count, const char* one, const char* many) {
        if (count > 0) parts.push_back(std::to_string(count) + " " + (count == 1 ? one : many));
    };
    part(report.count(&CitedWords::holds) - report.moved(), "stands on its page", "stand on their pages");
    part(report.moved(), "stands elsewhere on its page", "stand elsewhere on their pages");
    part(failed(report), "does not hold", "do not hold");
    part(report.count(&CitedWords::unchecked), "unchecked", "unchecked");
    return counted(quoted, "quotation", "quotations") + ": " + list_of(parts);
}

}  // namespace

EvidenceFindings look_at_evidence(const Scenario& scenario) {
    EvidenceFindings findings;
    findings.citations = cases::check_citations(
        scenario, [&](const Source& source) { return read_source_page(source, scenario.file); });
    std::map<std::pair<std::string, std::string>, BlockRole> roles;
    for (const CitedWords& words : findings.citations.words)
        if (words.holds()) roles.emplace(std::make_pair(words.item, words.source), words.role);
    findings.above = cases::above_ceiling(
        scenario, [&](const std::string& item, const std::string& source) -> std::optional<BlockRole> {
            const auto found = roles.find({item, source});
            if (found == roles.end()) return std::nullopt;
            return found->second;
        });
    findings.unrestated = cases::to_be_restated(scenario);
    findings.audiences = cases::two_audiences(scenario);
    return findings;
}

Errors evidence_errors(const EvidenceFindings& findings, const Scenario& scenario, bool strict) {
    Errors errors = cases::citation_errors(findings.citations, scenario, strict);
    if (strict)
        for (const cases::AboveCeiling& one : findings.above)
            if (one.because.empty())
                errors.push_back(make_error(
                    one.place, one.sentence(),
                    "put it at " + std::string(to_string(one.ceiling)) + ", or say why in `because`"));
    return errors;
}

std::string evidence_text(const EvidenceFindings& findings, bool strict, int width) {
    Lines lines(width);
    if (const std::string counts = counts_sentence(findings.citations); !counts.empty()) lines.add(counts);
    std::vector<std::string> moved;
    for (const CitedWords& words : findings.citations.words)
        if (words.holds() && !words.message.empty())
            moved.push_back("`" + words.item + "`: " + words.message +
                            (words.remedy.empty() ? "" : "; " + words.remedy));
    lines.notes("warning", moved);
    std::vector<std::string> pages;
    for (const CitedPage& page : findings.citations.pages) {
        const bool unchecked =
            page.status == CitedPage::Status::no_file || page.status == CitedPage::Status::not_at_hand;
        if (page.status == CitedPage::Status::unrecorded)
            pages.push_back(page_sentence(page));
        else if (unchecked && !strict && page.quotations > 0)
            pages.push_back("unchecked, " + counted(page.quotations, "quotation", "quotations") + ": " +
                            page.message);
    }
    lines.notes("note", pages);
    std::vector<std::string> above;
    std::vector<std::string> nobody;
    for (const cases::AboveCeiling& one : findings.above) {
        if (strict && one.because.empty()) continue;
        if (one.ceiling == Standing::assumed)
            nobody.push_back("`" + one.item + "`");
        else
            above.push_back(one.sentence());
    }
    lines.notes("warning", above);
    if (!nobody.empty())
        lines.notes("warning", {list_of(nobody) + (nobody.size() == 1 ? " stands" : " stand") +
                                " higher than assumed, and nobody is cited; name a source or who said it"});
    std::vector<std::string> unrestated;
    for (const cases::Unrestated& one : findings.unrestated) unrestated.push_back(restating_sentence(one));
    lines.notes("warning", unrestated);
    std::vector<std::string> audiences;
    for (const cases::TwoAudiences& one : findings.audiences) audiences.push_back(audiences_sentence(one));
    lines.notes("note", audiences);
    return lines.take();
}

void add_evidence(Document& file, const EvidenceFindings& findings) {
    const cases::CitationReport& report = findings.citations;
    Document citations = Document::array();
    for (const CitedWords& words : report.words) {
        Document one = Document::object();
        one.set("item", words.item).set("source", or_null(words.source)).set("at", or_null(words.at));
        one.set("quoted", words.quoted).set("status", ledger::to_string(words.status));
        one.set("missing", or_null(words.missing));
        one.set("message", or_null(words.message)).set("remedy", or_null(words.remedy));
        one.set("line", words.place.line).set("column", words.place.column);
        citations.push(std::move(one));
    }
    Document counts = Document::object();
    counts.set("hold", report.count(&CitedWords::holds)).set("moved", report.moved());
    counts.set("fail", failed(report)).set("unchecked", report.count(&CitedWords::unchecked));
    Document pages = Document::array();
    for (const CitedPage& page : report.pages) {
        Document one = Document::object();
        one.set("source", page.source).set("file", or_null(page.path));
        one.set("status", cases::to_string(page.status)).set("sha256", or_null(page.sha256));
        one.set("recorded", or_null(page.recorded)).set("quotations", page.quotations);
        one.set("message", or_null(page.message)).set("remedy", or_null(page.remedy));
        pages.push(std::move(one));
    }
    Document above = Document::array();
    for (const cases::AboveCeiling& one : findings.above) {
        Document entry = Document::object();
        entry.set("item", one.item).set("source", or_null(one.source));
        entry.set("standing", to_string(one.standing)).set("ceiling", to_string(one.ceiling));
        entry.set("row", one.row).set("because", or_null(one.because)).set("sentence", one.sentence());
        above.push(std::move(entry));
    }
    Document unrestated = Document::array();
    for (const cases::Unrestated& one : findings.unrestated) {
        Document entry = Document::object();
        entry.set("item", one.item).set("mode", to_string(one.mode)).set("sentence", restating_sentence(one));
        unrestated.push(std::move(entry));
    }
    Document audiences = Document::array();
    for (const cases::TwoAudiences& one : findings.audiences) {
        Document entry = Document::object();
        entry.set("speaker", one.speaker).set("day", to_string(one.day));
        entry.set("items", Document::array_of(std::vector<std::string>{one.first, one.second}));
        entry.set("to", Document::array_of(std::vector<std::string>{one.to_first, one.to_second}));
        entry.set("sentence", audiences_sentence(one));
        audiences.push(std::move(entry));
    }
    file.set("citations", std::move(citations)).set("quotations", std::move(counts));
    file.set("pages", std::move(pages)).set("above_ceiling", std::move(above));
    file.set("to_be_restated", std::move(unrestated)).set("two_audiences", std::move(audiences));
}

}  // namespace detente::cli
