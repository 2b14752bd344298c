// SPDX-License-Identifier: Apache-2.0
// The briefing as Markdown (CommonMark with tables).
#include "detente/base/text.h"
#include "detente/briefing/internal/citation.h"
#include "detente/briefing/internal/picture.h"
#include "detente/briefing/views.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

// Text of a scenario is text: nothing in it may become markup, a link or a table cell of its own, or reach
// the terminal that the Markdown is read in.
std::string in_markdown(std::string_view written) {
    static constexpr std::string_view special = "\\`*_[]<>|#&~$";
    std::string result;
    for (const char c : text::plain(written)) {
        if (special.find(c) != std::string_view::npos) result += '\\';
        result += c;
    }
    // A line that starts like a list would become one.
    if (!result.empty() && (result[0] == '-' || result[0] == '+')) result.insert(0, "\\");
    return result;
}

class Markdown {
  public:
    Markdown(const Briefing& briefing, Annex annex)
        : briefing_(briefing), citations_(briefing), annex_(annex) {}

    std::string write() {
        const AccountView& first = briefing_.accounts.at(0);
        text_ += "# " + in_markdown(briefing_.title) + "\n\n";
        if (!briefing_.asked.empty()) text_ += "**Asked:** " + in_markdown(briefing_.asked) + "  \n";
        if (!first.id.empty()) text_ += "**Account:** " + in_markdown(account_name(first)) + "  \n";
        if (!briefing_.front.day.empty())
            text_ +=
                "**Day:** " + in_markdown(briefing_.front.day) +
                (briefing_.front.day_remedy.empty() ? ""
                                                    : " (" + in_markdown(briefing_.front.day_remedy) + ")") +
                "  \n";
        for (const FrontPart& part : briefing_.front.parts) front_part(part);
        if (annex_ == Annex::none) return std::move(text_);
        text_ += "\n# Annex\n";
        for (const Section& it : first.sections)
            if (!told_on_front(it, true)) section(it, &first);
        for (const Section& it : briefing_.sections) section(it, nullptr);
        return std::move(text_);
    }

    void operator()(const std::monostate&) {}
    void operator()(const SectionTable& table) {
        text_ += "\n" + in_markdown(table.caption) + "\n\n";
        row(table.columns);
        rule(table.columns.size());
        for (const auto& cells : table.rows) row(cells);
    }
    void operator()(const Ledger& ledger) {
        text_ += "\n";
        const std::vector<std::string> columns{"Note",  "Id",       "Kind",   "What it says",
                                               "Hedge", "Standing", "Source", "Accounts"};
        row(columns);
        rule(columns.size());
        for (const LedgerLine& line : ledger.lines) {
            std::string words = line.words;
            if (!line.quote.empty()) words += " “" + line.quote + "”" + marked(line.quotation);
            if (!line.chain.empty()) words += " (" + line.chain + ")";
            if (!line.left_out.empty()) words += " (left out: " + line.left_out + ")";
            row({std::to_string(line.number), line.id, line.kind, words, line.hedge, standing_of(line),
                 joined(line.sources), accounts_of(line, briefing_)});
            for (const ReportLine& report : line.reports)
                row({"", "", "report",
                     (report.quote.empty() ? "" : "“" + report.quote + "”" + marked(report.quotation)) +
                         (report.chain.empty() ? "" : " (" + report.chain + ")"),
                     report.hedge, report.standing ? std::string(in_words(*report.standing)) : "",
                     report.source, ""});
        }
        if (ledger.sources.empty()) return;
        text_ += "\nSources:\n\n";
        for (const SourceLine& source : ledger.sources) {
            text_ += "* " + in_markdown(source.id) + ": " + in_markdown(source.words);
            if (!source.url.empty()) text_ += ", " + in_markdown(source.url);
            if (!source.why_doubt.empty())
                text_ += " (doubts: " + in_markdown(joined(source.why_doubt)) + ")";
            text_ += "\n";
        }
    }
    void operator()(const LadderPicture& picture) {
        for (const LadderDrawing& ladder : picture.ladders) {
            text_ += "\n" + in_markdown(ladder.title + " (" + ladder.verdict + ")") + "\n\n";
            const std::vector<std::string> columns{"Move", picture.sides[0] + " delivers", "its slack",
                                                   picture.sides[1] + " delivers", "its slack"};
            row(columns);
            rule(columns.size());
            for (std::size_t k = 0; k < ladder.rungs.size(); ++k) {
                const LadderRung& rung = ladder.rungs[k];
                row({std::to_string(k + 1), joined(rung.pieces[0]), rung.slack[0], joined(rung.pieces[1]),
                     rung.slack[1]});
            }
        }
    }
    void operator()(const StateDrawing& drawing) {
        if (!drawing.table.rows.empty()) (*this)(drawing.table);
    }
    void operator()(const Timeline& timeline) {
        events(timeline.dated, "", timeline.days);
        events(timeline.undated, "Without a date", {});
    }
    void operator()(const OutcomeSpace& space) {
        (*this)(space.points);
        (*this)(space.table);
    }
    void operator()(const ExchangeMap& map) { text_ += "\n" + in_markdown(map.in_words) + "\n"; }
    void operator()(const TalksTrace& trace) { (*this)(trace.moves); }
    void operator()(const Picture& picture) {
        if (!account_ || !account_->map) return;
        const IssueLine& down = briefing_.issues[static_cast<std::size_t>(picture.rows)];
        const IssueLine& across = briefing_.issues[static_cast<std::size_t>(picture.columns)];
        const bool one_issue = picture.rows == picture.columns;
        std::vector<std::string> head{down.name + (one_issue ? "" : " \\ " + across.name)};
        if (one_issue)
            head.emplace_back("packages");
        else
            head.insert(head.end(), across.levels.begin(), across.levels.end());
        text_ += "\n";
        row(head);
        rule(head.size());
        const auto grid = cells(briefing_, *account_, picture);
        for (std::size_t level = 0; level < grid.size(); ++level) {
            std::vector<std::string> line{down.levels[level]};
            for (const MapCell& cell : grid[level]) line.push_back(in_short(cell, briefing_));
            row(line);
        }
    }

  private:
    void events(const std::vector<Timeline::Event>& list, const char* heading,
                const std::vector<Timeline::Day>& days) {
        if (list.empty()) return;
        text_ += "\n";
        if (*heading) text_ += std::string(heading) + "\n\n";
        row({"Date", "What", "Words", "Note", "Source"});
        rule(5);
        for (std::size_t i = 0; i <= list.size(); ++i) {
            for (const Timeline::Day& day : days)
                if (day.place == i) row({day.date, "what the day changed", day.words, "", ""});
            if (i == list.size()) break;
            const Timeline::Event& event = list[i];
            row({event.date, event.kind, event.words + (event.verdicts.empty() ? "" : " " + event.verdicts),
                 citations_.numbered(event.id), joined(event.sources)});
        }
    }
    static std::string joined(const std::vector<std::string>& parts) {
        std::string text;
        for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
        return text;
    }
    static std::string account_name(const AccountView& account) {
        return account.title.empty() ? account.id : account.id + " (" + account.title + ")";
    }
    std::string citation(const Sentence& it) const { return citation(it.rests_on); }
    std::string citation(const std::vector<std::string>& rests_on) const {
        const std::string cited = annex_ == Annex::none ? "" : citations_.of(rests_on);
        return cited.empty() ? "" : " \\[" + in_markdown(cited) + "\\]";
    }
    std::string sentence(const Sentence& it) const { return in_markdown(it.text) + citation(it); }
    void row(const std::vector<std::string>& cells) {
        text_ += "|";
        for (const std::string& cell : cells) text_ += " " + in_markdown(cell) + " |";
        text_ += "\n";
    }
    void rule(std::size_t columns) {
        text_ += "|";
        for (std::size_t i = 0; i < columns; ++i) text_ += " --- |";
        text_ += "\n";
    }
    void front_part(const FrontPart& part) {
        text_ += "\n## " + in_markdown(part.title) + "\n";
        if (!part.sentences.empty()) {
            text_ += "\n";
            for (std::size_t i = 0; i < part.sentences.size(); ++i)
                text_ += (i > 0 ? " " : "") + in_markdown(part.sentences[i].text);
            text_ += citation(cited_by(briefing_.front, part)) + "\n";
        }
        for (const Card& card : part.cards) {
            text_ += "\n**" + in_markdown(with_capital(card.name)) + "**\n\n";
            for (const Card::Line& line : card.lines)
                text_ += "* " + in_markdown(line.label) + ": " + in_markdown(line.sentence.text) + "\n";
        }
        if (const auto* map = std::get_if<ExchangeMap>(&part.picture)) (*this)(*map);
    }
    void section(const Section& it, const AccountView* account) {
        account_ = account;
        const std::string badge = badge_of(it);
        const std::string title = in_markdown(it.title) + (badge.empty() ? "" : " (" + badge + ")");
        if (annex_ == Annex::folded)
            text_ += "\n<details><summary>" + title + "</summary>\n\n";
        else
            text_ += "\n## " + title + "\n\n";
        for (std::size_t i = 0; i < it.points.size(); ++i) {
            const Point& point = it.points[i];
            text_ += "* " +
                     (cited_already(it.points, i) ? in_markdown(point.claim.text) : sentence(point.claim)) +
                     "\n";
            for (const Sentence& detail : runs(point.details)) text_ += "  * " + sentence(detail) + "\n";
        }
        std::visit(*this, it.payload);
        if (annex_ == Annex::folded) text_ += "\n</details>\n";
    }

    const Briefing& briefing_;
    Citations citations_;
    Annex annex_;
    const AccountView* account_ = nullptr;  // whose section is being written
    std::string text_;
};

}  // namespace

std::string to_markdown(const Briefing& briefing, Annex annex) {
    return Markdown(briefing, annex).write();
}

}  // namespace detente::briefing
