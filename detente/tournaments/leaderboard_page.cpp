// SPDX-License-Identifier: Apache-2.0
// The leaderboard as a page that stands alone: one file, no script, nothing fetched. Pictures are SVG with
// words for those who do not see them, and every number of a picture stands in a table too.
#include <algorithm>
#include <cmath>

#include "detente/base/text.h"
#include "detente/base/version.h"
#include "detente/tournaments/leaderboard.h"
#include "detente/tournaments/words.h"

namespace detente::tournaments {

namespace {

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '"')
            result += "&quot;";
        else if (static_cast<unsigned char>(c) < 0x20)
            result += ' ';
        else
            result += c;
    }
    return result;
}

std::string shorter(const std::string& name) {
    std::string cut(text::shortened(name, 30));
    return escaped(cut);
}

constexpr const char* kStyle = R"css(
:root { color-scheme: light dark; --ink: #1c2024; --faint: #60686f; --line: #d5d9dd; --back: #ffffff; --mark: #1f5f99; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaec; --faint: #a3abb2; --line: #3a4046; --back: #16191c; --mark: #79b4e8; }
}
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--back); margin: 2rem auto; max-width: 64rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 .3rem; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .5rem; }
p, li, dd { max-width: 46rem; } dt { font-weight: 600; } dd { margin: 0 0 .4rem 1rem; } .faint { color: var(--faint); }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
th, td { padding: .2rem .7rem .2rem 0; border-bottom: 1px solid var(--line); text-align: right; }
th:first-child, td:first-child, .pairs th:nth-child(2), .pairs td:nth-child(2) { text-align: left; } .wide { overflow-x: auto; }
svg { max-width: 100%; height: auto; } svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
svg text.faint { fill: var(--faint); } svg .axis { stroke: var(--line); } svg .mark { fill: var(--mark); stroke: var(--mark); }
@media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } svg, table { break-inside: avoid; } }
)css";

std::string number(double value) {
    return decimals(value, 2);
}

// From a light to a dark blue, through even steps that print well; text on it in black or white.
std::string heat_color(double share) {
    const auto mix = [share](int from, int to) {
        return std::to_string(static_cast<int>(std::lround(from + (to - from) * share)));
    };
    return "rgb(" + mix(238, 8) + "," + mix(244, 64) + "," + mix(250, 129) + ")";
}

// Rows of one value each, with an interval where there is one.
struct Bar {
    std::string name;
    double value = 0;
    ConfidenceInterval interval{kUnknown, kUnknown};
};

std::string bars_picture(const std::vector<Bar>& bars, const std::string& title, double low, double high) {
    constexpr double left = 220, width = 480, row = 24;
    const double height = row * static_cast<double>(bars.size()) + 34;
    const auto x = [&](double value) {
        return left + width * (high > low ? std::clamp((value - low) / (high - low), 0.0, 1.0) : 0.5);
    };
    std::string svg = "<svg viewBox=\"0 0 760 " + number(height) +
                      "\" width=\"760\" role=\"img\" aria-label=\"" + escaped(title) + "\">";
    for (int tick = 0; tick <= 4; ++tick) {
        const double value = low + (high - low) * tick / 4;
        svg += "<line class=\"axis\" x1=\"" + number(x(value)) + "\" x2=\"" + number(x(value)) +
               "\" y1=\"4\" y2=\"" + number(height - 24) +
               "\"/><text class=\"faint\" text-anchor=\"middle\" x=\"" + number(x(value)) + "\" y=\"" +
               number(height - 8) + "\">" + number(value) + "</text>";
    }
    for (std::size_t k = 0; k < bars.size(); ++k) {
        const double y = row * static_cast<double>(k) + row / 2 + 4;
        svg += "<text text-anchor=\"end\" x=\"" + number(left - 10) + "\" y=\"" + number(y + 4) + "\">" +
               shorter(bars[k].name) + "</text>";
        if (!std::isfinite(bars[k].value)) continue;
        if (std::isfinite(bars[k].interval.low))
            svg += "<line class=\"mark\" stroke-width=\"2\" x1=\"" + number(x(bars[k].interval.low)) +
                   "\" x2=\"" + number(x(bars[k].interval.high)) + "\" y1=\"" + number(y) + "\" y2=\"" +
                   number(y) + "\"/>";
        svg += "<circle class=\"mark\" r=\"4\" cx=\"" + number(x(bars[k].value)) + "\" cy=\"" + number(y) +
               "\"><title>" + escaped(bars[k].name) + ": " + decimals(bars[k].value, 3) + "</title></circle>";
        svg += "<text class=\"faint\" x=\"" + number(left + width + 12) + "\" y=\"" + number(y + 4) + "\">" +
               decimals(bars[k].value, 3) + "</text>";
    }
    return svg + "</svg>\n";
}

std::string utilities_picture(const Leaderboard& board) {
    std::vector<Bar> bars;
    double low = INFINITY, high = -INFINITY;
    for (const Placing& one : board.standings) {
        bars.push_back({board.tournament.strategies[one.strategy], one.utility, one.utility_interval});
        for (const double value : {one.utility, one.utility_interval.low, one.utility_interval.high})
            if (std::isfinite(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
    }
    low = std::floor(low * 10) / 10;
    high = std::ceil(high * 10) / 10;
    return bars_picture(bars, "Mean utility of each strategy with its interval", low, high);
}

std::string times_picture(const Leaderboard& board) {
    std::vector<Bar> bars;
    for (const Placing& one : board.standings)
        bars.push_back({board.tournament.strategies[one.strategy], one.time, {kUnknown, kUnknown}});
    return bars_picture(bars, "Time to agreement of each strategy, as a share of the deadline", 0, 1);
}

std::string row(const std::vector<std::string>& cells, const char* tag) {
    std::string text = "<tr>";
    for (const std::string& cell : cells) text += std::string("<") + tag + ">" + cell + "</" + tag + ">";
    return text + "</tr>\n";
}

// The numbers of a heat map whose cells are too small for them.
std::string heat_table(const Leaderboard& board, const PayoffTable& payoffs,
                       const std::vector<std::size_t>& order) {
    constexpr std::size_t most = 100;
    if (order.size() > most)
        return "<p class=\"faint\">The numbers are in the JSON document, under game.payoffs.</p>\n";
    std::vector<std::string> heads = {"against"};
    for (const std::size_t c : order) heads.push_back(shorter(board.tournament.strategies[c]));
    std::string text =
        "<details><summary>The numbers</summary>\n<div class=\"wide\"><table>\n" + row(heads, "th");
    for (const std::size_t r : order) {
        std::vector<std::string> cells = {escaped(board.tournament.strategies[r])};
        for (const std::size_t c : order) cells.push_back(decimals(payoffs[r][c], 3));
        text += row(cells, "td");
    }
    return text + "</table></div></details>\n";
}

// What the strategy of a row has against the one of a column, over both roles.
std::string heat_map(const Leaderboard& board) {
    const std::size_t size = board.tournament.strategies.size();
    PayoffTable payoffs(size, std::vector<double>(size, kUnknown));
    double low = INFINITY, high = -INFINITY;
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j < size; ++j) {
            const double n = static_cast<double>(board.met[i][j]), m = static_cast<double>(board.met[j][i]);
            double sum = 0;
            if (n > 0) sum += n * board.game.first[i][j];
            if (m > 0) sum += m * board.game.second[j][i];
            if (n + m <= 0) continue;
            payoffs[i][j] = sum / (n + m);
            low = std::min(low, payoffs[i][j]);
            high = std::max(high, payoffs[i][j]);
        }
    if (!(high >= low)) return "<p class=\"faint\">No matches of two parties were played.</p>\n";
    std::vector<std::size_t> order;
    for (const Placing& one : board.standings) order.push_back(one.strategy);
    const double side = size > 24 ? 18 : size > 12 ? 26 : 40;
    constexpr double left = 220, top = 150;
    const double width = left + side * static_cast<double>(size) + 20,
                 height = top + side * static_cast<double>(size) + 10;
    std::string svg = "<svg viewBox=\"0 0 " + number(width) + " " + number(height) + "\" width=\"" +
                      number(width) +
                      "\" role=\"img\" aria-label=\"What each strategy has against each other, from " +
                      decimals(low, 3) + " (light) to " + decimals(high, 3) + " (dark)\">";
    for (std::size_t r = 0; r < order.size(); ++r) {
        const double y = top + side * static_cast<double>(r);
        const std::string& name = board.tournament.strategies[order[r]];
        svg += "<text text-anchor=\"end\" x=\"" + number(left - 8) + "\" y=\"" + number(y + side / 2 + 4) +
               "\">" + shorter(name) + "</text>";
        const double x = left + side * (static_cast<double>(r) + 0.5);
        svg += "<text transform=\"translate(" + number(x + 4) + "," + number(top - 8) + ") rotate(-60)\">" +
               shorter(name) + "</text>";
        for (std::size_t c = 0; c < order.size(); ++c) {
            const double value = payoffs[order[r]][order[c]];
            if (!std::isfinite(value)) continue;
            const double share = high > low ? (value - low) / (high - low) : 0.5;
            const double at = left + side * static_cast<double>(c);
            svg += "<g><title>" + escaped(name) + " against " +
                   escaped(board.tournament.strategies[order[c]]) + ": " + decimals(value, 3) +
                   "</title><rect x=\"" + number(at) + "\" y=\"" + number(y) + "\" width=\"" +
                   number(side - 1) + "\" height=\"" + number(side - 1) + "\" fill=\"" + heat_color(share) +
                   "\"/>";
            if (side >= 40)
                svg += "<text text-anchor=\"middle\" style=\"fill:" +
                       std::string(share > 0.5 ? "#fff" : "#000") + "\" x=\"" + number(at + side / 2) +
                       "\" y=\"" + number(y + side / 2 + 4) + "\">" + decimals(value, 2) + "</text>";
            svg += "</g>";
        }
    }
    std::string text =
        "<p class=\"faint\">The mean utility of the strategy of a row against the one of a column, over both "
        "roles: from " +
        decimals(low, 3) + " (light) to " + decimals(high, 3) + " (dark).</p>\n<div class=\"wide\">" + svg +
        "</svg></div>\n";
    return side >= 40 ? text : text + heat_table(board, payoffs, order);
}

std::string between(const ConfidenceInterval& interval) {
    const std::string low = decimals(interval.low, 3);
    return low == "-" ? low : low + "&nbsp;to&nbsp;" + decimals(interval.high, 3);
}

std::string standings_table(const Leaderboard& board) {
    std::string text = "<div class=\"wide\"><table>\n" +
                       row({"strategy", "utility", "interval", "advantage", "agreed", "welfare",
                            "to frontier", "to Nash", "to Kalai&#8211;Smorodinsky", "time", "matches"},
                           "th");
    for (const Placing& one : board.standings)
        text += row(
            {escaped(board.tournament.strategies[one.strategy]), decimals(one.utility, 3),
             between(one.utility_interval), decimals(one.advantage, 3), decimals(one.agreement, 3),
             decimals(one.welfare, 3), decimals(one.distances.frontier, 3), decimals(one.distances.nash, 3),
             decimals(one.distances.kalai_smorodinsky, 3), decimals(one.time, 2), grouped(one.matches)},
            "td");
    return text + "</table></div>\n";
}

std::string scores_table(const Leaderboard& board) {
    std::string text =
        "<table>\n" + row({"strategy", "ANL 2024", "ANL 2026", "ANAC utility", "ANAC welfare"}, "th");
    for (std::size_t k = 0; k < board.standings.size(); ++k)
        text += row({escaped(board.tournament.strategies[board.standings[k].strategy]),
                     decimals(board.scores[k].anl2024, 3), decimals(board.scores[k].anl2026, 3),
                     decimals(board.scores[k].anac_utility, 3), decimals(board.scores[k].anac_welfare, 3)},
                    "td");
    return text + "</table>\n";
}

std::string tests_table(const Leaderboard& board, double level) {
    constexpr std::size_t shown = 60;
    std::string text = "<div class=\"wide\"><table class=\"pairs\">\n" +
                       row({"has more", "than", "by", "pairs", "p", "after Holm", "significant"}, "th");
    for (std::size_t k = 0; k < board.tests.size() && k < shown; ++k) {
        const PairTest& test = board.tests[k];
        text += row({escaped(board.tournament.strategies[test.first]),
                     escaped(board.tournament.strategies[test.second]), decimals(test.difference, 3),
                     grouped(test.pairs), escaped(test_words(test.p)), escaped(test_words(test.corrected)),
                     test.corrected < level ? "yes" : "no"},
                    "td");
    }
    text += "</table></div>\n";
    if (board.tests.size() > shown)
        text += "<p class=\"faint\">The clearest " + std::to_string(shown) + " of " +
                grouped(board.tests.size()) + "; the JSON document has all.</p>\n";
    return text;
}

std::string shares_text(const Leaderboard& board, const std::vector<double>& shares) {
    std::string text;
    for (std::size_t k = 0; k < shares.size(); ++k) {
        if (shares[k] < 0.0005) continue;
        text += (text.empty() ? "" : ", ") + escaped(board.tournament.strategies[k]);
        if (shares[k] < 0.9995) text += " " + decimals(shares[k], 3);
    }
    return text;
}

std::string game_part(const Leaderboard& board) {
    if (!board.game_complete) return {};
    constexpr std::size_t shown = 12;
    std::string text = "<h2>The game between the strategies</h2>\n<p class=\"faint\">" +
                       escaped(game_words(board)) + ".</p>\n<ul>\n";
    if (board.equilibria.found.empty())
        text += "<li>No Nash equilibrium was found on the supports that were looked at.</li>\n";
    for (std::size_t k = 0; k < board.equilibria.found.size() && k < shown; ++k) {
        const Equilibrium& found = board.equilibria.found[k];
        text += std::string("<li>") + (found.pure ? "Pure" : "Mixed") +
                " Nash equilibrium: " + shares_text(board, found.first) + " against " +
                shares_text(board, found.second) + ", which pays " + decimals(found.payoff_first, 3) +
                " and " + decimals(found.payoff_second, 3) + ".</li>\n";
    }
    if (board.equilibria.found.size() > shown)
        text += "<li>And " + grouped(board.equilibria.found.size() - shown) +
                " more equilibria; the JSON document has all.</li>\n";
    text += "<li>" +
            counted(board.elimination.out.size(), "strategy of a role is", "strategies of roles are") +
            " taken out by strict dominance.</li>\n";
    text += "<li>Replicator dynamics from equal shares " +
            std::string(board.replicator.settled ? "comes to rest at " : "is still moving at ") +
            shares_text(board, board.replicator.shares) + ".</li>\n";
    return text + "<li>Alpha-rank: " + shares_text(board, board.alpha_rank) + ".</li>\n</ul>\n";
}

std::string scenarios_part(const Leaderboard& board) {
    if (board.scenarios.empty()) return {};
    constexpr std::size_t shown = 300;
    std::string text = "<h2>By scenario</h2>\n<div class=\"wide\"><table>\n" +
                       row({"scenario", "opposition", "agreed", "welfare", "best", "its utility"}, "th");
    for (std::size_t k = 0; k < board.scenarios.size() && k < shown; ++k) {
        const ScenarioPlacing& one = board.scenarios[k];
        const auto& about = board.tournament.scenarios[one.scenario];
        text += row(
            {escaped(about.name), decimals(about.stage.opposition, 3), decimals(one.agreement, 3),
             decimals(one.welfare, 3), escaped(board.tournament.strategies[one.strategies.front().strategy]),
             decimals(one.strategies.front().utility, 3)},
            "td");
    }
    text += "</table></div>\n";
    if (board.scenarios.size() > shown)
        text += "<p class=\"faint\">The first " + std::to_string(shown) + " of " +
                grouped(board.scenarios.size()) + "; the JSON document has all.</p>\n";
    return text;
}

// What the columns are, for whoever reads the page without the documentation.
constexpr const char* kMeasures = R"html(<dl>
<dt>utility</dt><dd>The mean of what the strategy had. Each seat that it took counts as a match, so that a match against itself counts twice.</dd>
<dt>interval</dt><dd>Percentile bootstrap of the mean utility, of each strategy by itself. Whether two differ is for the paired tests below, and not for intervals that overlap or do not.</dd>
<dt>advantage</dt><dd>The mean of (u - r) / (best - r): u what it had, r what no deal is worth to it (its worst outcome where nothing is said), best its best outcome.</dd>
<dt>agreed, welfare</dt><dd>The share of matches with an agreement, and the mean sum of all parties' utilities.</dd>
<dt>to frontier, to Nash, to Kalai&#8211;Smorodinsky</dt><dd>The mean Euclidean distance of what the parties had, agreement or not, to the Pareto frontier and to these points.</dd>
<dt>time</dt><dd>Rounds used until an agreement, as a share of the deadline; over agreements alone.</dd>
</dl>
)html";
constexpr const char* kScores =
    R"html(<p class="faint">ANL 2024: the mean advantage. ANL 2026: the advantage plus the strategy's share of both sides' model accuracies, where these were measured. ANAC: the mean utility, and the mean sum of utilities. These are the leagues' formulas on this tournament's strategies and scenarios, and not the leagues' results.</p>
)html";

}  // namespace

std::string to_page(const Leaderboard& board, const LeaderboardRequest& request) {
    const std::string name = board.tournament.name.empty() ? "Tournament" : board.tournament.name;
    std::string text =
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
        "name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta "
        "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n<title>" +
        escaped(name) + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n<h1>" + escaped(name) +
        "</h1>\n";
    text += "<p>" + escaped(played_words(board)) + ". " + escaped(interval_words(board, request)) + ".</p>\n";
    text += "<h2>Mean utility</h2>\n" + utilities_picture(board);
    text += "<h2>What each has against each other</h2>\n" + heat_map(board);
    text +=
        "<h2>Time to agreement</h2>\n<p class=\"faint\">Rounds used until an agreement, as a share of the "
        "deadline.</p>\n" +
        times_picture(board);
    text += "<h2>All measures</h2>\n" + standings_table(board) + kMeasures;
    text += "<h2>Scores of the leagues</h2>\n" + std::string(kScores) + scores_table(board);
    if (!board.tests.empty())
        text +=
            "<h2>Pairs in the same place</h2>\n<p class=\"faint\">Differences of utility in matches that are "
            "alike but for the strategy. " +
            escaped(tests_words(board, request)) + ".</p>\n" + tests_table(board, 1 - request.confidence);
    if (board.against) text += "<p>" + escaped(against_words(board, request)) + ".</p>\n";
    text += game_part(board) + scenarios_part(board);
    std::string notes;
    for (const std::string& sentence : drawn_paragraphs(board))
        notes += "<li>" + escaped(sentence) + ".</li>\n";
    for (const auto& scenario : board.tournament.scenarios)
        if (!scenario.fault.empty())
            notes += "<li>Left out: " + escaped(scenario.name) + ": " + escaped(scenario.fault) + ".</li>\n";
    for (const std::string& note : board.notes) notes += "<li>" + escaped(note) + ".</li>\n";
    if (!notes.empty()) text += "<h2>Notes</h2>\n<ul>\n" + notes + "</ul>\n";
    return text + "<p class=\"faint\">Tournament " + board.tournament.identity + ", seed " +
           std::to_string(board.tournament.seed) + ", " +
           counted(board.tournament.repeat, "repetition", "repetitions") + "; detente " +
           std::string(kVersion) + "</p>\n</body>\n</html>\n";
}

}  // namespace detente::tournaments
