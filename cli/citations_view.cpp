// SPDX-License-Identifier: Apache-2.0
#include "cli/citations_view.h"

#include <algorithm>
#include <utility>

#include "cli/deals_words.h"
#include "cli/text.h"

namespace detente::cli {

namespace {

using cases::CitedPage;
using cases::CitedWords;

constexpr std::size_t kShown = 20;  // lines of one kind; the document has all

std::string page_sentence(const CitedPage& page) {
    return "source `" + page.source + "`: " + page.message + (page.remedy.empty() ? "" : "; " + page.remedy);
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

std::string counts_sentence(const cases::CitationsReport& all) {
    const cases::CitationReport& report = all.citations;
    const int quoted = static_cast<int>(std::count_if(report.words.begin(), report.words.end(),
                                                      [](const CitedWords& w) { return w.quoted; }));
    if (quoted == 0) return {};
    std::vector<std::string> parts;
    const auto part = [&](int count, const char* one, const char* many) {
        if (count > 0) parts.push_back(std::to_string(count) + " " + (count == 1 ? one : many));
    };
    part(report.count(&CitedWords::holds) - report.moved(), "is on its page", "are on their pages");
    part(report.moved(), "is elsewhere on its page", "are elsewhere on their pages");
    part(all.failed(), "does not hold", "do not hold");
    part(report.count(&CitedWords::unchecked), "unchecked", "unchecked");
    return counted(quoted, "quotation", "quotations") + ": " + list_of(parts);
}

}  // namespace

std::string evidence_text(const cases::CitationsReport& findings, bool strict, int width) {
    Lines lines(width);
    if (const std::string counts = counts_sentence(findings); !counts.empty()) lines.add(counts);
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
        lines.notes("warning",
                    {list_of(nobody) + (nobody.size() == 1 ? " is" : " are") +
                     " marked higher than assumed, and nobody is cited; name a source or who said it"});
    std::vector<std::string> unrestated;
    for (const cases::Unrestated& one : findings.unrestated) unrestated.push_back(cases::sentence(one));
    lines.notes("warning", unrestated);
    std::vector<std::string> audiences;
    for (const cases::TwoAudiences& one : findings.audiences) audiences.push_back(cases::sentence(one));
    lines.notes("note", audiences);
    std::vector<std::string> shared;
    for (const SharedText& one : findings.citations.shared) shared.push_back(cases::sentence(one));
    for (const cases::SharedSource& one : findings.shared_sources) shared.push_back(one.sentence());
    lines.notes("note", shared);
    return lines.take();
}

}  // namespace detente::cli
