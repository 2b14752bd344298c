// SPDX-License-Identifier: Apache-2.0
// The briefing as one self-contained page. Everything is in the markup, so it reads and prints without its
// script; the script makes accounts switchable, the picture explorable and the ledger searchable.
#include <initializer_list>

#include "detente/briefing/internal/citation.h"
#include "detente/briefing/internal/html_text.h"
#include "detente/briefing/internal/ladder_picture.h"
#include "detente/briefing/internal/page_parts.h"
#include "detente/briefing/internal/picture.h"
#include "detente/briefing/internal/space_drawing.h"
#include "detente/briefing/internal/state_drawing.h"
#include "detente/briefing/internal/trace_drawing.h"
#include "detente/briefing/map_drawing.h"
#include "detente/briefing/views.h"
#include "detente/formats/json.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

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
        Document one = picked(account, {"id", "title", "note", "zone", "map"});
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
    Page(const Briefing& briefing, Annex annex) : briefing_(briefing), citations_(briefing), annex_(annex) {}

    std::string write() {
        head();
        text_ += "<main>\n<div id=\"front\">\n";
        masthead();
        for (const FrontPart& part : briefing_.front.parts) front_part(part);
        text_ += "</div>\n";
        if (annex_ != Annex::none) annex();
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

    void operator()(const SectionTable& table) {
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
        text_ += "<h4>Sources</h4>\n<ul class=\"sources\">\n";
        for (const SourceLine& source : ledger.sources) source_line(source);
        text_ += "</ul>\n";
    }

    void operator()(const LadderPicture& picture) {
        if (on_front_) {
            if (picture.ladders.empty())
                text_ += "<figure class=\"ladder\">" + window_svg(picture) + "</figure>\n";
            else
                text_ += "<figure class=\"ladder\">" + ladder_svg(picture, picture.ladders.front()) +
                         "<figcaption>" + escaped(with_capital(picture.ladders.front().told)) +
                         ".</figcaption></figure>\n";
            return;
        }
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
        if (on_front_ || !front_has<StateDrawing>())
            text_ += "<figure class=\"states\">" + states_svg(drawing) + "<figcaption>" +
                     escaped(drawing.caption) + ".</figcaption></figure>\n";
        if (on_front_) {
            text_ += "<dl class=\"state-legend\">";
            for (const StateDrawing::Node& node : drawing.nodes)
                if (!node.deeds.empty())
                    text_ +=
                        "<div><dt>" + escaped(node.label) + "</dt><dd>" + escaped(node.deeds) + "</dd></div>";
            text_ += "</dl>\n";
        }
        if (!on_front_ && !drawing.table.rows.empty()) (*this)(drawing.table);
    }

    void operator()(const Timeline& timeline) {
        text_ += "<ol class=\"timeline\">\n";
        for (std::size_t i = 0; i <= timeline.dated.size(); ++i) {
            for (const Timeline::Day& one : timeline.days)
                if (one.place == i) day(one);
            if (i < timeline.dated.size()) event(timeline.dated[i]);
        }
        text_ += "</ol>\n";
        if (timeline.undated.empty()) return;
        text_ += "<h4>Without a date</h4>\n<ul class=\"timeline\">\n";
        for (const Timeline::Event& one : timeline.undated) event(one);
        text_ += "</ul>\n";
    }

    void operator()(const OutcomeSpace& space) {
        const std::string picture =
            on_front_ || !front_has<OutcomeSpace>() ? space_picture(space) : std::string();
        if (!picture.empty())
            text_ += "<figure class=\"space\">" + picture + "<figcaption>" + escaped(space.caption) +
                     ".</figcaption><div class=\"space-inspect\"></div></figure>\n";
        if (on_front_) return;
        (*this)(space.points);
        text_ += "<details><summary>" + escaped(space.table.caption) + "</summary>\n";
        (*this)(space.table);
        text_ += "</details>\n";
    }

    void operator()(const ExchangeMap& map) {
        text_ += "<figure class=\"map\">" + map_picture(map, briefing_) + "<figcaption>" +
                 escaped(map.caption) + ".</figcaption></figure>\n";
    }

    void operator()(const TalksTrace& trace) {
        text_ += "<figure class=\"trace-figure\">" + trace_picture(trace) + "</figure>\n";
        (*this)(trace.moves);
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
        text_ += "<header class=\"masthead\">\n<p class=\"kicker\">Briefing";
        if (!briefing_.front.day.empty()) text_ += ": " + escaped(briefing_.front.day);
        if (!briefing_.front.day_remedy.empty())
            text_ += " <span class=\"remedy\">(" + escaped(briefing_.front.day_remedy) + ")</span>";
        text_ += "</p>\n<h1>" + escaped(briefing_.title) + "</h1>\n";
        if (!briefing_.asked.empty())
            text_ += "<p class=\"asked\"><span class=\"label\">Asked</span> " + escaped(briefing_.asked) +
                     "</p>\n";
        text_ += "</header>\n";
    }

    void front_part(const FrontPart& part) {
        text_ += "<section class=\"front-part " + part.id + "\"" +
                 (part.id == "answer" ? " id=\"answer\"" : "") + "><h2>" + escaped(part.title) + "</h2>\n";
        if (!part.sentences.empty()) {
            text_ += part.id == "answer" ? "<p class=\"lead\">" : "<p>";
            for (const Sentence& one : part.sentences)
                text_ += "<span" + rests(one) + ">" + escaped(one.text) + "</span> ";
            text_ += notes(cited_by(briefing_.front, part)) + "</p>\n";
        }
        if (!part.cards.empty()) {
            text_ += "<div class=\"cards\">\n";
            for (const Card& card : part.cards) this->card(card);
            text_ += "</div>\n";
        }
        on_front_ = true;
        std::visit(*this, part.picture);
        on_front_ = false;
        text_ += "</section>\n";
    }

    // A picture that stands on the front is not drawn again.
    template <class Drawing>
    bool front_has() const {
        for (const FrontPart& part : briefing_.front.parts)
            if (std::holds_alternative<Drawing>(part.picture)) return true;
        return false;
    }

    void card(const Card& card) {
        text_ += "<div class=\"card\"><h3>" + party_mark(card.party, card.name) + "</h3><dl>";
        for (const Card::Line& line : card.lines)
            text_ += "<div" + rests(line.sentence) + "><dt>" + escaped(line.label) + "</dt><dd>" +
                     escaped(line.sentence.text) + "</dd></div>";
        text_ += "</dl></div>\n";
    }

    // What an auditor checks: every part behind its heading.
    void annex() {
        const AccountView& first = briefing_.accounts.at(0);
        text_ += "<div id=\"annex\">\n<h2 class=\"annex-title\">Annex</h2>\n";
        if (!first.id.empty()) {  // numbers know no accounts
            text_ +=
                "<div id=\"account-switch\" class=\"account-line\"><span class=\"label\">Account</span> "
                "<b>" +
                escaped(first.id) + "</b>";
            if (!first.title.empty()) text_ += " <span class=\"quiet\">" + escaped(first.title) + "</span>";
            text_ += "</div>\n";
        }
        for (std::size_t i = 0; i < briefing_.accounts.size(); ++i) account(briefing_.accounts[i], i == 0);
        for (const Section& it : briefing_.sections) section(it);
        text_ += "</div>\n";
    }

    void account(const AccountView& it, bool first) {
        account_ = &it;
        text_ += "<article class=\"account\" data-account=\"" + escaped(it.id) + "\" aria-label=\"" +
                 (it.id.empty() ? "The numbers" : "On the " + escaped(it.id) + " account") + "\"" +
                 (first ? "" : " hidden") + ">\n";
        if (!first) {  // the first one's answer is on the front
            text_ += "<div class=\"answer\"><p class=\"lead\"" + rests(it.answer) + ">" +
                     escaped(it.answer.text) + "</p><p class=\"remarks\">";
            for (const Sentence& remark : it.remarks)
                text_ += "<span" + rests(remark) + ">" + escaped(remark.text) + "</span> ";
            text_ += notes(it.answer.rests_on) + "</p></div>\n";
        }
        for (const Section& one : it.sections)
            if (!told_on_front(one, first)) section(one);
        text_ += "</article>\n";
        account_ = nullptr;
    }

    void section(const Section& it) {
        text_ += "<section class=\"part " + escaped(it.id) + "\" data-section=\"" + escaped(it.id) + "\"" +
                 (account_ ? "" : " id=\"" + escaped(it.id) + "\"") + "><details" +
                 (annex_ == Annex::full ? " open" : "") + "><summary><h3 class=\"part-title\">" +
                 escaped(it.title) + "</h3>" + badge(it) + "</summary>\n";
        int party = -1;
        bool listing = false;
        for (std::size_t i = 0; i < it.points.size(); ++i) {
            const Point& one = it.points[i];
            if (it.id == "refusals" && one.party != party) {
                party = one.party;
                if (listing) text_ += "</ul>\n";
                text_ += "<h4>" + party_mark(party) + "</h4>\n<ul class=\"points\">\n";
                listing = true;
            } else if (!listing) {
                text_ += "<ul class=\"points\">\n";
                listing = true;
            }
            point(one, !cited_already(it.points, i));
        }
        if (listing) text_ += "</ul>\n";
        std::visit(*this, it.payload);
        text_ += "</details></section>\n";
    }

    void point(const Point& it, bool cite) {
        text_ += std::string("<li class=\"point") + (it.package ? " about-package" : "") +
                 "\"><p class=\"claim\"" + rests(it.claim) + ">" + with_package(it.claim.text, it.package) +
                 (cite ? notes(it.claim.rests_on) : "") + "</p>";
        if (!it.details.empty()) {
            text_ += "<p class=\"why\">";
            for (const Sentence& detail : runs(it.details))
                text_ += "<span" + rests(detail) + ">" + escaped(detail.text) + notes(detail.rests_on) +
                         "</span> ";
            text_ += "</p>";
        }
        text_ += "</li>\n";
    }

    std::string party_mark(int party, const std::string& name) const {
        if (party < 0) return escaped(name);
        const PartyLine& line = briefing_.parties[static_cast<std::size_t>(party)];
        return "<span class=\"swatch r" + std::to_string(party % 8) + "\" aria-hidden=\"true\"></span>" +
               escaped(with_capital(name)) +
               (line.leader.empty() ? "" : " <span class=\"quiet\">" + escaped(line.leader) + "</span>");
    }
    std::string party_mark(int party) const {
        return party < 0 ? "" : party_mark(party, briefing_.parties[static_cast<std::size_t>(party)].name);
    }

    // The words of the package set apart.
    static std::string with_package(const std::string& text, const std::optional<Package>& package) {
        const std::size_t from = text.find("“"), to = text.find("”");
        if (!package || from == std::string::npos || to == std::string::npos || to < from)
            return escaped(text);
        const std::string mark = "“";
        return escaped(text.substr(0, from)) + "<span class=\"package\">" +
               escaped(text.substr(from + mark.size(), to - from - mark.size())) + "</span>" +
               escaped(text.substr(to + mark.size()));
    }

    static std::string rests(const Sentence& it) {
        if (it.rests_on.empty()) return "";
        std::string ids;
        for (const std::string& id : it.rests_on) ids += (ids.empty() ? "" : " ") + id;
        return " data-rests-on=\"" + escaped(ids) + "\"";
    }

    // Footnotes: numbers of lines in the ledger. Without an annex there is nothing to go to.
    std::string notes(const std::vector<std::string>& rests_on) const {
        if (annex_ == Annex::none) return "";
        const Citations::Notes found = citations_.notes(rests_on);
        if (found.ids.empty()) return "";
        std::string marks;
        for (const std::string& id : found.ids) marks += (marks.empty() ? "" : ",") + link(id);
        if (found.ids.size() > 5 && found.more > 0) marks += "<a href=\"#ledger\" title=\"and more\">…</a>";
        return "<sup class=\"notes\">" + marks + "</sup>";
    }
    std::string link(const std::string& id) const {
        return "<a class=\"note\" href=\"#" + anchor(id) + "\" title=\"" + escaped(id) + "\">" +
               escaped(citations_.numbered(id)) + "</a>";
    }

    static std::string badge(const Section& it) {
        const std::optional<Standing> weakest = weakest_of(it);
        if (!weakest) return "";
        return " <span class=\"standing " + std::string(to_string(*weakest)) + "\">" + badge_of(it) +
               "</span>";
    }

    // What is wrong with a quotation stands beside its words.
    void quote(const std::string& words, const std::string& fault) {
        if (words.empty()) return;
        text_ += "<q>" + escaped(words) + "</q>";
        if (!fault.empty()) text_ += "<span class=\"fault\">" + escaped(marked(fault)) + "</span>";
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
        quote(line.quote, line.quotation);
        more("Who told whom:", line.chain);
        if (line.made == line.published)
            more("Said and published:", line.made);
        else {
            more("Said:", line.made);
            more("Published:", line.published);
        }
        more("Why it has this standing:", line.because);
        more("Note:", line.note);
        more("Left out of the answers:", line.left_out);
        more("Above its ceiling:", line.above_ceiling);
        for (const ReportLine& report : line.reports) {
            text_ += "<span class=\"further\"><span class=\"more\"><i>Also:</i> <a href=\"#source-" +
                     anchor(report.source) + "\">" + escaped(report.source) + "</a></span>";
            quote(report.quote, report.quotation);
            more("Who told whom:", report.chain);
            more("Hedge:", report.hedge);
            if (report.standing) more("Stands as:", std::string(in_words(*report.standing)));
            more("Said:", report.made);
            more("Published:", report.published);
            more("Why it has this standing:", report.because);
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

    void day(const Timeline::Day& it) {
        text_ += "<li class=\"changed\"><b class=\"date\">" + escaped(it.date) +
                 "</b> <span class=\"kind\">what the day changed</span> " + escaped(it.words) + "</li>\n";
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

    void bar(const MapCell& cell) {
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
            for (const MapCell& cell : grid[row]) {
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
    Citations citations_;
    Annex annex_;
    const AccountView* account_ = nullptr;  // whose section is being written
    bool on_front_ = false;
    std::string text_;
};

}  // namespace

std::string to_html(const Briefing& briefing, Annex annex) {
    return Page(briefing, annex).write();
}

}  // namespace detente::briefing
