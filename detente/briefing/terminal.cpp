// SPDX-License-Identifier: Apache-2.0
// The briefing as plain text for a terminal.
#include <algorithm>

#include "detente/base/text.h"
#include "detente/briefing/internal/citation.h"
#include "detente/briefing/internal/picture.h"
#include "detente/briefing/views.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

constexpr int kNarrowest = 40;

class Terminal {
  public:
    Terminal(const Briefing& briefing, int width, bool color, Annex annex)
        : briefing_(briefing),
          citations_(briefing),
          width_(std::max(width, kNarrowest)),
          color_(color),
          annex_(annex) {}

    std::string write() {
        const AccountView& first = briefing_.accounts.at(0);
        const Front& front = briefing_.front;
        paragraph(briefing_.title, 0, 0, kBold);
        if (!briefing_.asked.empty()) paragraph("Asked: " + briefing_.asked, 0, 7);
        if (!first.id.empty())
            paragraph("Account: " + first.id + (first.title.empty() ? "" : " (" + first.title + ")"), 0, 9);
        if (!front.day.empty())
            paragraph("Day: " + front.day + (front.day_remedy.empty() ? "" : " (" + front.day_remedy + ")"),
                      0, 5);
        for (const FrontPart& part : front.parts) front_part(part);
        if (annex_ == Annex::none) return std::move(text_);
        text_ += "\n";
        paragraph("Annex", 0, 0, kBold);
        if (annex_ == Annex::folded) paragraph("--annex full prints these parts:", 0, 0, kDim);
        for (const Section& it : first.sections)
            if (!told_on_front(it, true)) section(it, &first);
        for (const Section& it : briefing_.sections) section(it, nullptr);
        return std::move(text_);
    }

    void operator()(const std::monostate&) {}
    void operator()(const SectionTable& table) {
        paragraph(table.caption, 2, 2, kDim);
        std::vector<std::vector<std::string>> rows{table.columns};
        rows.insert(rows.end(), table.rows.begin(), table.rows.end());
        grid(rows);
    }
    void operator()(const Ledger& ledger) {
        for (const LedgerLine& line : ledger.lines) {
            paragraph(std::to_string(line.number) + " " + line.id + "  " + line.words, 2, 4);
            std::string under = standing_of(line);
            for (const std::string& source : line.sources) under += (under.empty() ? "" : ", ") + source;
            if (!under.empty()) paragraph(under, 4, 4, kDim);
            told(line.hedge, line.quote, line.quotation, line.chain);
            if (!line.left_out.empty()) paragraph("left out: " + line.left_out, 4, 4, kDim);
            for (const ReportLine& report : line.reports) {
                paragraph("also " + report.source +
                              (report.standing ? ", " + std::string(in_words(*report.standing)) : ""),
                          4, 4, kDim);
                told(report.hedge, report.quote, report.quotation, report.chain);
            }
        }
        if (!ledger.sources.empty()) paragraph("Sources:", 2, 2);
        for (const SourceLine& source : ledger.sources)
            paragraph(source.id + ": " + source.words + (source.url.empty() ? "" : ", " + source.url), 4, 6,
                      kDim);
    }
    void operator()(const LadderPicture& picture) {
        for (const LadderDrawing& ladder : picture.ladders) {
            paragraph(ladder.title + " (" + ladder.verdict + ")", 2, 4, kBold);
            for (std::size_t k = 0; k < ladder.rungs.size(); ++k) {
                std::string line = std::to_string(k + 1) + ". ";
                for (std::size_t s = 0; s < 2; ++s) {
                    const LadderRung& rung = ladder.rungs[k];
                    std::string pieces;
                    for (const std::string& piece : rung.pieces[s])
                        pieces += (pieces.empty() ? "" : ", ") + piece;
                    line += picture.sides[s] + ": " + (pieces.empty() ? "nothing" : pieces) +
                            (rung.slack[s].empty() ? "" : " [slack " + rung.slack[s] + "]") +
                            (s == 0 ? "; " : "");
                }
                paragraph(line, 4, 7);
            }
        }
    }
    void operator()(const StateDrawing& drawing) {
        if (!drawing.table.rows.empty()) (*this)(drawing.table);
    }
    void operator()(const Timeline& timeline) {
        for (std::size_t i = 0; i <= timeline.dated.size(); ++i) {
            for (const Timeline::Day& day : timeline.days)
                if (day.place == i) paragraph(day.date + ", what the day changed: " + day.words, 2, 4);
            if (i < timeline.dated.size()) event(timeline.dated[i].date + ": ", timeline.dated[i]);
        }
        if (!timeline.undated.empty()) paragraph("Without a date:", 2, 2);
        for (const Timeline::Event& event : timeline.undated) this->event("", event);
    }
    void operator()(const OutcomeSpace& space) {
        (*this)(space.points);
        (*this)(space.table);
    }
    void operator()(const ExchangeMap& map) { paragraph(map.in_words, 2, 2); }
    void operator()(const TalksTrace& trace) { (*this)(trace.moves); }
    void operator()(const Picture& picture) {
        if (!account_ || !account_->map) return;
        const IssueLine& down = briefing_.issues[static_cast<std::size_t>(picture.rows)];
        const IssueLine& across = briefing_.issues[static_cast<std::size_t>(picture.columns)];
        const auto found = cells(briefing_, *account_, picture);
        for (std::size_t row = 0; row < found.size(); ++row) {
            paragraph(down.name + ": " + down.levels[row], 2, 4, kBold);
            for (std::size_t column = 0; column < found[row].size(); ++column) {
                const std::string head =
                    picture.rows == picture.columns ? "" : across.name + ": " + across.levels[column] + ": ";
                paragraph(head + in_short(found[row][column], briefing_), 4, 6);
            }
        }
    }

  private:
    static constexpr const char* kBold = "\033[1m";
    static constexpr const char* kDim = "\033[2m";

    void told(const std::string& hedge, const std::string& quote, const std::string& quotation,
              const std::string& chain) {
        if (!hedge.empty()) paragraph("hedge: “" + hedge + "”", 4, 4, kDim);
        if (!quote.empty()) paragraph("“" + quote + "”" + marked(quotation), 4, 4, kDim);
        if (!chain.empty()) paragraph("who told whom: " + chain, 4, 4, kDim);
    }

    void event(const std::string& date, const Timeline::Event& it) {
        std::string cited = citations_.numbered(it.id);
        for (const std::string& source : it.sources) cited += ", " + source;
        paragraph(date + it.words + (it.verdicts.empty() ? "" : " " + it.verdicts) + " [" + cited + "]", 2,
                  4);
    }

    void paragraph(const std::string& written, int first_indent, int indent, const char* style = nullptr) {
        const std::vector<std::string> lines =
            text::wrap(text::plain(written), width_ - indent, width_ - first_indent, text::LongWords::whole);
        if (style && color_) text_ += style;
        for (std::size_t k = 0; k < lines.size(); ++k) {
            if (k > 0) text_ += "\n";
            text_.append(static_cast<std::size_t>(k == 0 ? first_indent : indent), ' ');
            text_ += lines[k];
        }
        if (style && color_) text_ += "\033[0m";
        text_ += "\n";
    }

    void sentence(const Sentence& it, int first_indent, int indent, const char* style = nullptr) {
        const std::string cited = citations_.of(it);
        paragraph(cited.empty() ? it.text : it.text + " [" + cited + "]", first_indent, indent, style);
    }

    // Columns side by side while they fit, otherwise one line a cell.
    void grid(const std::vector<std::vector<std::string>>& rows) {
        std::vector<int> widths(rows[0].size(), 0);
        for (const auto& row : rows)
            for (std::size_t i = 0; i < row.size(); ++i)
                widths[i] = std::max(widths[i], text::display_width(text::plain(row[i])));
        int total = 2;
        for (const int width : widths) total += width + 2;
        if (total > width_) {
            for (std::size_t r = 1; r < rows.size(); ++r) {
                paragraph(rows[r][0], 2, 4, kBold);
                for (std::size_t i = 1; i < rows[r].size(); ++i)
                    if (!rows[r][i].empty()) paragraph(rows[0][i] + ": " + rows[r][i], 4, 6);
            }
            return;
        }
        for (const auto& row : rows) {
            std::string line = " ";
            for (std::size_t i = 0; i < row.size(); ++i) {
                const std::string cell = text::plain(row[i]);
                line += " " + cell +
                        std::string(static_cast<std::size_t>(widths[i] - text::display_width(cell) + 1), ' ');
            }
            line.erase(line.find_last_not_of(' ') + 1);
            text_ += line + "\n";
        }
    }

    void front_part(const FrontPart& part) {
        text_ += "\n";
        paragraph(part.title, 0, 0, kBold);
        std::string told;
        for (const Sentence& one : part.sentences) told += (told.empty() ? "" : " ") + one.text;
        const std::string cited = annex_ == Annex::none ? "" : citations_.of(cited_by(briefing_.front, part));
        if (!told.empty()) paragraph(told + (cited.empty() ? "" : " [" + cited + "]"), 2, 2);
        for (const Card& card : part.cards) {
            paragraph(text::plain(card.name), 2, 2, kBold);
            for (const Card::Line& line : card.lines) paragraph(line.label + ": " + line.sentence.text, 4, 6);
        }
        if (const auto* map = std::get_if<ExchangeMap>(&part.picture)) (*this)(*map);
    }

    void section(const Section& it, const AccountView* account) {
        account_ = account;
        const std::string badge = badge_of(it);
        if (annex_ == Annex::folded) {
            paragraph(it.title, 2, 4);
            return;
        }
        text_ += "\n";
        paragraph(it.title + (badge.empty() ? "" : " (" + badge + ")"), 0, 0, kBold);
        for (std::size_t i = 0; i < it.points.size(); ++i) {
            const Point& point = it.points[i];
            if (cited_already(it.points, i))
                paragraph(point.claim.text, 2, 4);
            else
                sentence(point.claim, 2, 4);
            for (const Sentence& detail : runs(point.details)) sentence(detail, 6, 8, kDim);
        }
        std::visit(*this, it.payload);
    }

    const Briefing& briefing_;
    Citations citations_;
    int width_;
    bool color_;
    Annex annex_;
    const AccountView* account_ = nullptr;  // whose section is being written
    std::string text_;
};

}  // namespace

std::string to_terminal(const Briefing& briefing, int width, bool color, Annex annex) {
    return Terminal(briefing, width, color, annex).write();
}

}  // namespace detente::briefing
