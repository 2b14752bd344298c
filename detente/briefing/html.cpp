// SPDX-License-Identifier: Apache-2.0
// The briefing as one self-contained page. Everything is in the markup, so it reads and prints without its
// script; the script makes accounts switchable, the picture explorable and the ledger searchable.
#include <cctype>
#include <initializer_list>
#include <unordered_map>

#include "detente/briefing/citation.h"
#include "detente/briefing/html_text.h"
#include "detente/briefing/ladder_picture.h"
#include "detente/briefing/page_parts.h"
#include "detente/briefing/picture.h"
#include "detente/briefing/space_drawing.h"
#include "detente/briefing/state_drawing.h"
#include "detente/briefing/views.h"
#include "detente/formats/json.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

constexpr std::size_t kLinkedStatements = 6;  // statements linked one by one

Document picked(const Document& from, std::initializer_list<const char*> keys) {
    Document result = Document::object();
    for (const char* key : keys)
        if (const Document* value = from.find(key)) result.set(key, *value);
    return result;
}

// In the order of the page.
Document spaces(const Briefing& briefing) {
    Document result = Document::array();
    const auto add = [&](const std::vector<Section>& sections) {
        for (const Section& section : sections)
            if (const auto* space = std::get_if<OutcomeSpace>(&section.payload))
                result.push(space_data(*space));
    };
    for (const AccountView& account : briefing.accounts) add(account.sections);
    add(briefing.sections);
    return result;
}

// What the script needs of the document: the words are on the page already.
Document page_data(const Document& briefing) {
    Document result = picked(briefing, {"schema", "parties", "issues"});
    Document accounts = Document::array();
    for (const Document& account : *briefing.find("accounts")->elements()) {
        Document one = picked(account, {"id", "title", "note", "map"});
        Document sections = Document::array();
        for (const Document& section : *account.find("sections")->elements())
            if (section.find("picture")) sections.push(picked(section, {"id", "picture"}));
        one.set("sections", std::move(sections));
        Document bounds = Document::array();
        for (const Document& bound : *account.find("bounds")->elements())
            bounds.push(picked(bound, {"party", "verdict", "package", "why"}));
        one.set("bounds", std::move(bounds));
        accounts.push(std::move(one));
    }
    result.set("accounts", std::move(accounts));
    return result;
}

class Page {
  public:
    explicit Page(const Briefing& briefing) : briefing_(briefing) {
        if (const Ledger* ledger = find_ledger(briefing))
            for (const LedgerLine& line : ledger->lines) {
                kinds_.emplace(line.id, line.kind);
                numbers_.emplace(line.id, line.number);
            }
    }

    std::string write() {
        head();
        masthead();
        text_ += "<main>\n";
        for (std::size_t i = 0; i < briefing_.accounts.size(); ++i) account(briefing_.accounts[i], i == 0);
        for (const Section& it : briefing_.sections) section(it, "h2");
        text_ += "</main>\n<footer><p>Made with detente from " + escaped(briefing_.scenario) +
                 ". This page holds all it needs: it loads nothing and sends nothing.</p></footer>\n";
        if (!page_script().empty()) {
            text_ += "<script type=\"application/json\" id=\"briefing\">";
            Document data = page_data(to_document(briefing_));
            data.set("spaces", spaces(briefing_));
            text_ += escaped_json(to_json(data, -1));
            text_ += "</script>\n<script>";
            text_ += page_script();
            text_ += "</script>\n";
        }
        text_ += "</body>\n</html>\n";
        return std::move(text_);
    }

    void operator()(const std::monostate&) {}

    void operator()(const Table& table) {
        text_ += "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                 escaped(table.caption) + "\"><table class=\"plain\"><caption>" + escaped(table.caption) +
                 "</caption><thead><tr>";
        for (const std::string& column : table.columns)
            text_ += "<th scope=\"col\">" + escaped(column) + "</th>";
        text_ += "</tr></thead><tbody>\n";
        for (const auto& row : table.rows) {
            text_ += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i)
                text_ += (i == 0 ? "<th scope=\"row\">"
                                 : "<td data-label=\"" + escaped(table.columns[i]) + "\">") +
                         escaped(row[i]) + (i == 0 ? "</th>" : "</td>");
            text_ += "</tr>\n";
        }
        text_ += "</tbody></table></div>\n";
    }

    void operator()(const Ledger& ledger) {
        text_ +=
            "<div id=\"ledger-filter\"></div>\n<table class=\"ledger\"><thead><tr><th "
            "scope=\"col\">Note</th><th scope=\"col\">What it says</th>"
            "<th scope=\"col\">Hedge</th><th scope=\"col\">Standing</th><th scope=\"col\">Source</th><th "
            "scope=\"col\">Accounts</th></tr></thead><tbody>\n";
        for (const LedgerLine& line : ledger.lines) ledger_line(line);
        text_ += "</tbody></table>\n";
        if (ledger.sources.empty()) return;
        text_ += "<h3>Sources</h3>\n<ul class=\"sources\">\n";
        for (const SourceLine& source : ledger.sources) source_line(source);
        text_ += "</ul>\n";
    }

    void operator()(const LadderPicture& picture) {
        text_ += "<figure class=\"ladder\">" + window_svg(picture) +
                 "<figcaption>The first step, as a share of the whole. Is there one that does both? " +
                 escaped(picture.window) + ".</figcaption></figure>\n";
        for (std::size_t i = 0; i < picture.ladders.size(); ++i) {
            const LadderDrawing& ladder = picture.ladders[i];
            text_ += std::string("<details") + (i == 0 ? " open" : "") + "><summary>" +
                     escaped(ladder.title) + " <span class=\"quiet\">holds: " + escaped(ladder.verdict) +
                     "</span></summary>\n<figure class=\"ladder\">" + ladder_svg(picture, ladder) +
                     "</figure></details>\n";
        }
    }

    void operator()(const StateDrawing& drawing) {
        text_ += "<figure class=\"states\">" + states_svg(drawing) + "<figcaption>" +
                 escaped(drawing.caption) + ".</figcaption></figure>\n";
        if (!drawing.table.rows.empty()) (*this)(drawing.table);
    }

    void operator()(const Timeline& timeline) {
        text_ += "<ol class=\"timeline\">\n";
        for (const Timeline::Event& one : timeline.dated) event(one);
        text_ += "</ol>\n";
        if (timeline.undated.empty()) return;
        text_ += "<h3>Without a date</h3>\n<ul class=\"timeline\">\n";
        for (const Timeline::Event& one : timeline.undated) event(one);
        text_ += "</ul>\n";
    }

    void operator()(const OutcomeSpace& space) {
        const std::string picture = space_picture(space);
        if (!picture.empty())
            text_ += "<figure class=\"space\">" + picture + "<figcaption>" + escaped(space.caption) +
                     ".</figcaption><div class=\"space-inspect\"></div></figure>\n";
        (*this)(space.points);
        text_ += "<details><summary>" + escaped(space.table.caption) + "</summary>\n";
        (*this)(space.table);
        text_ += "</details>\n";
    }

    void operator()(const Picture& picture) {
        if (!account_ || !account_->map) return;
        text_ += "<div class=\"picture-body\" data-account=\"" + escaped(account_->id) + "\">";
        static_picture(picture);
        text_ += "</div>\n";
    }

  private:
    void head() {
        text_ +=
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=\"color-scheme\" content=\"light dark\">\n<meta "
            "http-equiv=\"Content-Security-Policy\" content=\"";
        text_ += page_policy();
        text_ += "\">\n<title>" + escaped(briefing_.title) +
                 " – briefing</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n";
        text_ += page_style();
        text_ += "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#answer\">To the answer</a>\n";
    }

    void masthead() {
        const AccountView& first = briefing_.accounts.at(0);
        text_ += "<header class=\"masthead\">\n<p class=\"kicker\">Briefing";
        if (!briefing_.as_of.empty()) text_ += " as of " + escaped(briefing_.as_of);
        text_ += "</p>\n<h1>" + escaped(briefing_.title) + "</h1>\n";
        if (!briefing_.asked.empty())
            text_ += "<p class=\"asked\"><span class=\"label\">Asked</span> " + escaped(briefing_.asked) +
                     "</p>\n";
        if (first.id.empty()) {  // numbers know no accounts
            text_ += "</header>\n";
            return;
        }
        text_ +=
            "<div id=\"account-switch\" class=\"account-line\"><span class=\"label\">Account</span> <b>" +
            escaped(first.id) + "</b>";
        if (!first.title.empty()) text_ += " <span class=\"quiet\">" + escaped(first.title) + "</span>";
        text_ += "</div>\n</header>\n";
    }

    void account(const AccountView& it, bool shown) {
        account_ = &it;
        text_ += "<article class=\"account\" data-account=\"" + escaped(it.id) + "\" aria-label=\"" +
                 (it.id.empty() ? "The numbers" : "On the " + escaped(it.id) + " account") + "\"" +
                 (shown ? "" : " hidden") + ">\n";
        text_ += std::string("<div class=\"answer\"") + (shown ? " id=\"answer\"" : "") +
                 "><p class=\"lead\"" + rests(it.answer) + ">" + escaped(it.answer.text) + "</p>";
        text_ += "<p class=\"remarks\">";
        for (const Sentence& remark : it.remarks)
            text_ += "<span" + rests(remark) + ">" + escaped(remark.text) + "</span> ";
        text_ += cited(it.answer) + "</p></div>\n<div class=\"first-screen\">\n";
        for (const Section& one : it.sections) section(one, "h2");
        text_ += "</div>\n</article>\n";
        account_ = nullptr;
    }

    void section(const Section& it, const char* heading) {
        text_ += "<section class=\"part " + escaped(it.id) + "\" data-section=\"" + escaped(it.id) + "\"" +
                 (account_ ? "" : " id=\"" + escaped(it.id) + "\"") + ">\n<" + heading + ">" +
                 escaped(it.title) + "</" + heading + ">\n";
        // Long records fold away on the page, and unfold in print.
        const bool folded = it.id == "ledger" || it.id == "assumptions" || it.id == "timeline";
        int party = -1;
        bool listing = false;
        for (std::size_t i = 0; i < it.points.size(); ++i) {
            const Point& one = it.points[i];
            if (it.id == "refusals" && one.party != party) {
                party = one.party;
                if (listing) text_ += "</ul>\n";
                text_ += "<h3>" + party_mark(party) + "</h3>\n<ul class=\"points\">\n";
                listing = true;
            } else if (!listing) {
                text_ += "<ul class=\"points\">\n";
                listing = true;
            }
            point(one, !cited_already(it.points, i));
        }
        if (listing) text_ += "</ul>\n";
        if (folded)
            text_ += "<details><summary>" +
                     std::string(it.id == "ledger"     ? "Show the ledger"
                                 : it.id == "timeline" ? "Show the timeline"
                                                       : "Show what is assumed") +
                     "</summary>\n";
        std::visit(*this, it.payload);
        if (folded) text_ += "</details>\n";
        text_ += "</section>\n";
    }

    void point(const Point& it, bool cite) {
        text_ += std::string("<li class=\"point") + (it.package ? " about-package" : "") +
                 "\"><p class=\"claim\"" + rests(it.claim) + ">" + with_package(it.claim.text, it.package) +
                 (cite ? " " + cited(it.claim) : "") + "</p>";
        if (!it.details.empty()) {
            text_ += "<p class=\"why\">";
            for (const Sentence& detail : runs(it.details))
                text_ +=
                    "<span" + rests(detail) + ">" + escaped(detail.text) + " " + cited(detail) + "</span> ";
            text_ += "</p>";
        }
        text_ += "</li>\n";
    }

    std::string party_mark(int party) const {
        if (party < 0) return "";
        const PartyLine& line = briefing_.parties[static_cast<std::size_t>(party)];
        std::string name = line.name;
        if (!name.empty()) name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
        return "<span class=\"swatch r" + std::to_string(party % 8) + "\" aria-hidden=\"true\"></span>" +
               escaped(name) +
               (line.leader.empty() ? "" : " <span class=\"quiet\">" + escaped(line.leader) + "</span>");
    }

    // The words of the package set apart as a run of terms.
    std::string with_package(const std::string& text, const std::optional<Package>& package) const {
        if (!package) return escaped(text);
        std::string words;
        std::string terms;
        for (std::size_t i = 0; i < package->levels.size(); ++i) {
            if (package->levels[i] == 0) continue;
            const IssueLine& issue = briefing_.issues[i];
            const std::string& level = issue.levels[static_cast<std::size_t>(package->levels[i])];
            words += (words.empty() ? "" : "; ") + issue.name + ": " + level;
            terms +=
                "<span class=\"term\"><i>" + escaped(issue.name) + ":</i> " + escaped(level) + "</span> ";
        }
        words = "“" + words + "”";
        const std::size_t at = text.find(words);
        if (terms.empty() || at == std::string::npos) return escaped(text);
        terms.pop_back();
        return escaped(text.substr(0, at)) + "<span class=\"package\">" + terms + "</span>" +
               escaped(text.substr(at + words.size()));
    }

    static std::string rests(const Sentence& it) {
        if (it.rests_on.empty()) return "";
        std::string ids;
        for (const std::string& id : it.rests_on) ids += (ids.empty() ? "" : " ") + id;
        return " data-rests-on=\"" + escaped(ids) + "\"";
    }

    // A footnote: the number of its line in the ledger, and its id.
    std::string link(const std::string& id) const {
        const auto number = numbers_.find(id);
        return "<a class=\"note\" href=\"#" + anchor(id) + "\">" +
               (number == numbers_.end() ? "" : "<sup>" + std::to_string(number->second) + "</sup>&#8239;") +
               escaped(id) + "</a>";
    }

    static std::string rung(const Sentence& it) {
        if (!it.rung) return "";
        return " <span class=\"rung standing " + std::string(to_string(*it.rung)) +
               "\"><span class=\"aside\">stands on </span>" + std::string(in_words(*it.rung)) + "</span>";
    }

    std::string cited(const Sentence& it) const {
        if (it.rests_on.empty()) return "";
        std::string named;
        std::size_t statements = 0;
        std::size_t others = 0;
        for (const std::string& id : it.rests_on) {
            const auto kind = kinds_.find(id);
            const bool statement = kind != kinds_.end() && kind->second == "statement";
            ++(statement ? statements : others);
            if (statement || it.rests_on.size() <= 2) named += (named.empty() ? "" : ", ") + link(id);
        }
        if (it.rests_on.size() <= 2) others = 0;
        if (statements > kLinkedStatements) {
            named.clear();
            others += statements;
        }
        std::string rest;
        if (others > 0)
            rest = "<a href=\"#ledger\">" + std::string(named.empty() ? "" : "and ") +
                   counted(others, "line", "lines") + "</a>";
        return "<span class=\"cite\">" + named + (named.empty() || rest.empty() ? "" : " ") + rest +
               "</span>" + rung(it);
    }

    void ledger_line(const LedgerLine& line) {
        std::string search;
        for (const std::string& account : line.accounts) search += account + " ";
        std::string sources;
        for (const auto* list : {&line.sources, &line.names})
            for (const std::string& source : *list) sources += (sources.empty() ? "" : "|") + source;
        for (const ReportLine& report : line.reports) sources += (sources.empty() ? "" : "|") + report.source;
        text_ += "<tr id=\"" + anchor(line.id) + "\" data-party=\"" + escaped(line.party) +
                 "\" data-standing=\"" + escaped(standing_of(line)) + "\" data-kind=\"" + escaped(line.kind) +
                 "\" data-accounts=\"" + escaped(search) + "\" data-sources=\"" + escaped(sources) + "\">";
        text_ += "<th scope=\"row\"><sup>" + std::to_string(line.number) + "</sup>&#8239;" +
                 escaped(line.id) + "<span class=\"quiet\">" + escaped(line.kind) + "</span></th><td>" +
                 escaped(line.words);
        const auto more = [this](const char* label, const std::string& value) {
            if (!value.empty())
                text_ +=
                    std::string("<span class=\"more\"><i>") + label + "</i> " + escaped(value) + "</span>";
        };
        if (!line.quote.empty()) text_ += "<q>" + escaped(line.quote) + "</q>";
        more("Quotation:", line.quotation);
        more("Who told whom:", line.chain);
        if (line.made == line.published)
            more("Said and published:", line.made);
        else {
            more("Said:", line.made);
            more("Published:", line.published);
        }
        more("Why it stands so:", line.because);
        more("Note:", line.note);
        more("Left out of the answers:", line.left_out);
        more("Above its ceiling:", line.above_ceiling);
        for (const ReportLine& report : line.reports) {
            text_ += "<span class=\"further\"><span class=\"more\"><i>Also:</i> <a href=\"#source-" +
                     anchor(report.source) + "\">" + escaped(report.source) + "</a></span>";
            if (!report.quote.empty()) text_ += "<q>" + escaped(report.quote) + "</q>";
            more("Quotation:", report.quotation);
            more("Who told whom:", report.chain);
            more("Hedge:", report.hedge);
            if (report.standing) more("Stands as:", std::string(in_words(*report.standing)));
            more("Said:", report.made);
            more("Published:", report.published);
            more("Why it stands so:", report.because);
            text_ += "</span>";
        }
        text_ += "</td><td data-label=\"Hedge\">" + escaped(line.hedge) + "</td><td data-label=\"Standing\">";
        if (line.standing)
            text_ += "<span class=\"standing " + std::string(to_string(*line.standing)) + "\">" +
                     escaped(standing_of(line)) + "</span>";
        text_ += "</td><td data-label=\"Source\">";
        for (std::size_t i = 0; i < line.sources.size(); ++i)
            text_ += std::string(i ? ", " : "") + "<a href=\"#source-" + anchor(line.sources[i]) + "\">" +
                     escaped(line.sources[i]) + "</a>";
        text_ += "</td><td data-label=\"Accounts\">";
        text_ += escaped(accounts_of(line, briefing_));
        text_ += "</td></tr>\n";
    }

    void event(const Timeline::Event& it) {
        text_ += "<li class=\"" + escaped(it.kind) + "\">";
        if (!it.date.empty()) text_ += "<b class=\"date\">" + escaped(it.date) + "</b> ";
        text_ += "<span class=\"kind\">" + escaped(it.kind) + "</span> " + escaped(it.words);
        if (!it.verdicts.empty()) text_ += " <span class=\"quiet\">" + escaped(it.verdicts) + "</span>";
        text_ += " <span class=\"cite\">" + link(it.id);
        for (const std::string& source : it.sources)
            text_ += ", <a href=\"#source-" + anchor(source) + "\">" + escaped(source) + "</a>";
        text_ += "</span></li>\n";
    }

    void source_line(const SourceLine& source) {
        text_ += "<li id=\"source-" + anchor(source.id) + "\"><b>" + escaped(source.id) + "</b> " +
                 escaped(source.words);
        if (is_web_address(source.url))
            text_ += " <a class=\"address\" href=\"" + escaped(source.url) +
                     "\" rel=\"noopener noreferrer\">" + escaped(source.url) + "</a>";
        else if (!source.url.empty())
            text_ += " <span class=\"address\">" + escaped(source.url) + "</span>";
        for (std::size_t i = 0; i < source.why_doubt.size(); ++i)
            text_ += std::string(i ? ", " : " <span class=\"quiet\">Doubts: ") + escaped(source.why_doubt[i]);
        if (!source.why_doubt.empty()) text_ += "</span>";
        text_ += "</li>\n";
    }

    void unit(const PackageState& state) {
        using Kind = PackageState::Kind;
        const char* name = state.kind == Kind::certain              ? "c"
                           : state.kind == Kind::one_away           ? "w"
                           : state.kind == Kind::open               ? "o"
                           : state.kind == Kind::refused_by_several ? "m"
                                                                    : nullptr;
        text_ +=
            "<i class=\"u " + (name ? std::string(name) : "r" + std::to_string(state.party % 8)) + "\"></i>";
    }

    void bar(const Cell& cell) {
        const auto piece = [&](const char* name, std::uint64_t count) {
            if (count == 0) return;
            const std::uint64_t share = count * 1000 / cell.packages;
            text_ += std::string("<i class=\"") + name +
                     "\" style=\"flex-grow:" + std::to_string(share == 0 ? 1 : share) + "\"></i>";
        };
        text_ += "<span class=\"bar\">";
        piece("c", cell.certain);
        piece("m", cell.refused);
        piece("w", cell.one_away);
        piece("o", cell.open - cell.one_away);
        text_ += "</span>";
    }

    void legend_entry(const std::string& name, const std::string& words) {
        text_ += "<li><i class=\"u " + name + "\"></i> " + escaped(words) + "</li>";
    }

    void static_picture(const Picture& picture) {
        const IssueLine& down = briefing_.issues[static_cast<std::size_t>(picture.rows)];
        const IssueLine& across = briefing_.issues[static_cast<std::size_t>(picture.columns)];
        const bool one_issue = picture.rows == picture.columns;
        text_ += "<ul class=\"legend\">";
        legend_entry("c", "certain to be acceptable to all");
        legend_entry("w", "certain for all but one, which is open");
        legend_entry("o", "open");
        for (std::size_t i = 0; i < briefing_.parties.size(); ++i)
            legend_entry("r" + std::to_string(i % 8), "certainly refused by " + briefing_.parties[i].name +
                                                          " (" + briefing_.parties[i].tag + ")");
        legend_entry("m", "certainly refused by several");
        text_ += "</ul>\n<div class=\"scroll\"><table class=\"matrix\" style=\"--columns:" +
                 std::to_string(one_issue ? 1 : across.levels.size()) +
                 "\"><thead><tr><td class=\"corner\">" + escaped(down.name) + " ↓" +
                 (one_issue ? "" : "<br>" + escaped(across.name) + " →") + "</td>";
        for (const std::string& level : one_issue ? std::vector<std::string>{"packages"} : across.levels)
            text_ += "<th scope=\"col\">" + escaped(level) + "</th>";
        text_ += "</tr></thead><tbody>\n";
        const auto grid = cells(briefing_, *account_, picture);
        for (std::size_t row = 0; row < grid.size(); ++row) {
            text_ += "<tr><th scope=\"row\">" + escaped(down.levels[row]) + "</th>";
            for (const Cell& cell : grid[row]) {
                text_ += "<td>";
                if (!cell.states.empty()) {
                    text_ += "<span class=\"units\" aria-hidden=\"true\">";
                    for (const PackageState& state : cell.states) unit(state);
                    text_ += "</span>";
                } else if (cell.packages > 0)
                    bar(cell);
                text_ += "<span class=\"tally\">" + escaped(in_short(cell, briefing_)) + "</span></td>";
            }
            text_ += "</tr>\n";
        }
        text_ += "</tbody></table></div>\n";
    }

    const Briefing& briefing_;
    std::unordered_map<std::string, std::string> kinds_;    // item id to kind
    std::unordered_map<std::string, std::size_t> numbers_;  // item id to footnote
    const AccountView* account_ = nullptr;                  // whose section is being written
    std::string text_;
};

}  // namespace

std::string to_html(const Briefing& briefing) {
    return Page(briefing).write();
}

}  // namespace detente::briefing
