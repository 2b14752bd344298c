// SPDX-License-Identifier: Apache-2.0
#include "cli/drawn_talks_view.h"

#include <algorithm>

#include "cli/table.h"
#include "cli/text.h"
#include "detente/case/drawn_talks_words.h"

namespace detente::cli {

namespace {

using cases::DrawnPlay;
using cases::DrawnShares;
using cases::DrawnTalks;

std::string in_table(double share) {
    if (share > 0 && share < 0.01) return "<1%";
    if (share > 0.99 && share < 1) return ">99%";
    return cases::share_in_figures(share);
}

// Strategies by a name that is short enough for a column; composed ones by a letter that is told below.
class ShortNames {
  public:
    std::string operator()(const std::string& strategy) {
        if (strategy.size() <= kLongest) return strategy;
        auto known = std::find(long_.begin(), long_.end(), strategy);
        if (known == long_.end()) known = long_.insert(long_.end(), strategy);
        const auto at = static_cast<int>(known - long_.begin());
        return strategy.substr(0, std::min(strategy.find_first_of(" (:"), kLongest)) + " [" +
               (at < 26 ? std::string(1, static_cast<char>('a' + at)) : std::to_string(at + 1)) + "]";
    }
    std::string legend() const {
        std::string text;
        for (std::size_t k = 0; k < long_.size(); ++k)
            text += (k == 0 ? "" : "; ") + std::string("[") +
                    (k < 26 ? std::string(1, static_cast<char>('a' + k)) : std::to_string(k + 1)) + "] " +
                    long_[k];
        return text;
    }

  private:
    static constexpr std::size_t kLongest = 16;
    std::vector<std::string> long_;
};

// "12% / 15%" of a share under each law.
std::string by_law(const cases::LineUp& line_up, double (*of)(const DrawnShares&, std::size_t),
                   std::size_t party) {
    std::string text;
    for (const DrawnShares& shares : line_up.laws)
        text += (text.empty() ? "" : " / ") + in_table(of(shares, party));
    return text;
}

double agreed(const DrawnShares& shares, std::size_t) {
    return shares.share(shares.agreements);
}
double walked(const DrawnShares& shares, std::size_t party) {
    return shares.share(shares.walks[party]);
}
double expired(const DrawnShares& shares, std::size_t) {
    return shares.share(shares.deadlines);
}

std::string line_ups_table(const DrawnTalks& talks, ShortNames& names, int width, bool color) {
    const DrawnPlay& play = talks.plays.front();
    TextTable table;
    const auto name = [&](std::size_t party) {
        const Party& of = talks.scenario.parties[party];
        return plain(of.name.empty() ? of.id : of.name);
    };
    for (std::size_t party = 0; party < talks.scenario.parties.size(); ++party) table.column(name(party));
    table.column("agree", TextTable::Align::right);
    for (std::size_t party = 0; party < talks.scenario.parties.size(); ++party)
        table.column(name(party) + " walks", TextTable::Align::right);
    table.column("deadline", TextTable::Align::right);
    for (const cases::LineUp& line_up : play.line_ups) {
        std::vector<Cell> cells;
        for (const std::string& strategy : line_up.strategies) cells.push_back({plain(names(strategy))});
        cells.push_back({by_law(line_up, agreed, 0)});
        for (std::size_t party = 0; party < line_up.strategies.size(); ++party)
            cells.push_back({by_law(line_up, walked, party)});
        cells.push_back({by_law(line_up, expired, 0)});
        table.row(std::move(cells));
    }
    return table.to_string(width, color);
}

std::string packages_table(const DrawnTalks& talks, int width, bool color) {
    constexpr std::size_t shown = 8;
    TextTable table;
    table.column("least", TextTable::Align::right)
        .column("most", TextTable::Align::right)
        .column("agreed on");
    for (std::size_t k = 0; k < talks.packages.size() && k < shown; ++k) {
        const cases::AgreedPackage& one = talks.packages[k];
        table.row({{cases::share_in_figures(one.least)},
                   {cases::share_in_figures(one.greatest)},
                   {plain(spelled_out(one.package, talks.scenario))}});
    }
    return table.to_string(width, color);
}

}  // namespace

std::string drawn_talks_text(const DrawnTalks& talks, int width, bool color) {
    const std::string& title = talks.scenario.title.empty() ? talks.scenario.id : talks.scenario.title;
    std::string text = painted(plain(title.empty() ? "The talks" : title), Style::heading, color) + "\n";
    text += paragraph(plain(cases::drawn_talks_method(talks)), width) + "\n";
    for (const std::string& sentence : cases::drawn_talks_sentences(talks))
        text += paragraph(plain(sentence), width, "", "  ");
    ShortNames names;
    text += "\n" + line_ups_table(talks, names, width, color);
    std::string below;
    if (talks.request.laws.size() > 1)
        below = "Shares of sessions; before the stroke by the law " +
                std::string(to_string(talks.request.laws[0])) + ", after it by the law " +
                std::string(to_string(talks.request.laws[1])) + ".";
    if (!names.legend().empty()) below += (below.empty() ? "" : " ") + names.legend() + ".";
    if (!below.empty()) text += paragraph(plain(below), width);
    if (!talks.packages.empty())
        text += "\n" + packages_table(talks, width, color) +
                paragraph(
                    "The packages that were agreed on most often in some line-up: the greatest share of its "
                    "sessions, and the least over all line-ups and laws. All line-ups with --json.",
                    width);
    for (const std::string& note : talks.notes) text += paragraph(plain("Note: " + note + "."), width);
    return text;
}

}  // namespace detente::cli
