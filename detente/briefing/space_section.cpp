// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/internal/space_section.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <unordered_map>

#include "detente/deals/numbers/landscape_words.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

// Bounds on what a page carries, so that it stays small: outcomes told one by one, and rows of the table.
constexpr std::size_t kMostListed = 1'000, kMostValues = 20'000, kFewestListed = 20;
constexpr std::size_t kMostRows = 60, kMostCells = 2'400, kFewestRows = 10;

struct Letter {
    const char* name;
    const char* letter;
};
constexpr std::array<Letter, 5> kMarked{
    {{"nash", "N"}, {"kalai_smorodinsky", "K"}, {"egalitarian", "E"}, {"utilitarian", "U"}, {"raiffa", "R"}}};

std::string letter_of(std::string_view name) {
    for (const Letter& one : kMarked)
        if (name == one.name) return one.letter;
    return "";
}

std::size_t at_most(std::size_t wanted, std::size_t budget, std::size_t issues, std::size_t fewest) {
    return std::max(fewest, std::min(wanted, budget / std::max<std::size_t>(1, issues)));
}

// `count` of the numbers 0 ... size - 1, evenly spread, both ends and `also` among them.
std::vector<std::size_t> spread(std::size_t size, std::size_t count, const std::set<std::size_t>& also) {
    std::set<std::size_t> chosen = also;
    for (std::size_t k = 0; k < std::min(size, count); ++k)
        chosen.insert(size <= count || count < 2 ? k : k * (size - 1) / (count - 1));
    return {chosen.begin(), chosen.end()};
}

class SpaceWriter {
  public:
    SpaceWriter(const NumericScenario& scenario, const numbers::Landscape& landscape, const SpaceNames& names)
        : scenario_(scenario), landscape_(landscape), names_(names) {}

    // Where the outcomes lie comes first: the axes hold it.
    std::string count(const numbers::SearchLimits& limits) {
        if (names_.parties.size() != 2) return "";
        Result<numbers::Density> density =
            numbers::count_density(scenario_, {landscape_.profiles[0], landscape_.profiles[1]}, {}, limits);
        if (!density) return density.errors()[0].message;
        space.density = std::move(*density);
        return "";
    }

    void write() {
        axes();
        const numbers::Frontier& frontier = landscape_.frontier;
        for (std::size_t k = 0; k < frontier.size(); ++k)
            for (std::size_t p = 0; p < frontier.parties(); ++p)
                space.frontier.push_back(frontier.value(k, p));
        marks();
        list();
        points_table();
        frontier_table();
        space.caption = caption();
    }

    OutcomeSpace space;

  private:
    void axes() {
        const numbers::Frontier& frontier = landscape_.frontier;
        for (std::size_t p = 0; p < names_.parties.size(); ++p) {
            OutcomeSpace::Axis axis;
            axis.party = names_.parties[p];
            bool first = true;
            const auto hold = [&](double value) {
                axis.low = first ? value : std::min(axis.low, value);
                axis.high = first ? value : std::max(axis.high, value);
                first = false;
            };
            for (std::size_t k = 0; k < frontier.size(); ++k) hold(frontier.value(k, p));
            if (landscape_.measures.worst_known && p < landscape_.measures.worst.size())
                hold(landscape_.measures.worst[p].to_double());
            if (landscape_.stakes.given[p]) {
                axis.reservation = landscape_.stakes.reservation[p].to_double();
                hold(*axis.reservation);
            }
            if (space.density) {
                const numbers::DensityAxis& cells = space.density->axes[p];
                hold(cells.low.to_double());
                hold((cells.low + cells.width * Rational(cells.cells)).to_double());
            }
            space.axes.push_back(std::move(axis));
        }
    }

    // Names that fall on one point stand together.
    void marks() {
        for (const numbers::NamedPoint& named : landscape_.points) {
            const std::string letter = letter_of(named.name);
            if (letter.empty() || !named.point) continue;
            const auto same =
                std::find_if(space.marks.begin(), space.marks.end(),
                             [&](const OutcomeSpace::Mark& mark) { return mark.point == *named.point; });
            if (same == space.marks.end()) {
                space.marks.push_back({letter, numbers::point_in_words(named.name), *named.point});
            } else {
                same->letters += letter;
                same->name += ", " + numbers::point_in_words(named.name);
            }
        }
    }

    void list() {
        const std::size_t issues = names_.issues.size();
        std::set<std::size_t> named;
        for (const OutcomeSpace::Mark& mark : space.marks) named.insert(mark.point);
        space.issues = names_.issues;
        space.values.resize(issues);
        std::vector<std::unordered_map<int, int>> used(issues);
        for (const std::size_t point :
             spread(landscape_.frontier.size(), at_most(kMostListed, kMostValues, issues, kFewestListed),
                    named)) {
            OutcomeSpace::Listed listed;
            listed.point = point;
            listed.utilities = utilities(point);
            const Outcome outcome = landscape_.frontier.outcome(point);
            for (std::size_t i = 0; i < issues; ++i) {
                const int value = outcome.values[i];
                const auto [entry, fresh] =
                    used[i].try_emplace(value, static_cast<int>(space.values[i].size()));
                if (fresh)
                    space.values[i].push_back(
                        landscape_.domain.issues[i].values[static_cast<std::size_t>(value)]);
                listed.outcome.push_back(entry->second);
            }
            space.listed.push_back(std::move(listed));
        }
    }

    std::vector<std::string> utilities(std::size_t point) const {
        std::vector<std::string> texts;
        for (std::size_t p = 0; p < names_.parties.size(); ++p)
            texts.push_back(numbers::shown(landscape_.frontier.value(point, p)));
        return texts;
    }

    std::string outcome(std::size_t point) const {
        return in_words(landscape_.frontier.outcome(point), landscape_.domain, names_);
    }

    void points_table() {
        space.points.caption = "Named points, with the utility of each party to six digits";
        space.points.columns = {"Point"};
        for (const std::string& party : names_.parties) space.points.columns.push_back(party);
        space.points.columns.insert(space.points.columns.end(), {"Outcome", "Rule"});
        for (const numbers::NamedPoint& named : landscape_.points) {
            const std::string letter = letter_of(named.name);
            std::vector<std::string> row{numbers::point_in_words(named.name) +
                                         (letter.empty() ? "" : " (" + letter + ")")};
            if (named.point) {
                for (std::string& text : utilities(*named.point)) row.push_back(std::move(text));
                row.push_back(outcome(*named.point));
            } else {
                row.resize(names_.parties.size() + 1);
                row.emplace_back("none: no outcome gives every party what no deal is worth to it");
            }
            row.emplace_back(named.rule);
            space.points.rows.push_back(std::move(row));
        }
        std::vector<std::string> no_deal{"No deal"}, ideal{"Ideal"};
        for (std::size_t p = 0; p < names_.parties.size(); ++p) {
            no_deal.push_back(landscape_.stakes.given[p] ? numbers::shown(landscape_.stakes.reservation[p])
                                                         : "not given");
            ideal.push_back(numbers::shown(landscape_.stakes.ideal[p]));
        }
        no_deal.insert(no_deal.end(), {"", "what each party has without a deal"});
        ideal.insert(ideal.end(), {"", "the best each can hope for; no one outcome need give it to all"});
        space.points.rows.push_back(std::move(no_deal));
        space.points.rows.push_back(std::move(ideal));
    }

    void frontier_table() {
        const std::size_t size = landscape_.frontier.size();
        const std::size_t rows = at_most(kMostRows, kMostCells, names_.issues.size(), kFewestRows);
        space.table.columns = names_.parties;
        space.table.columns.emplace_back("Outcome");
        const std::vector<std::size_t> chosen = spread(size, rows, {});
        for (const std::size_t point : chosen) {
            std::vector<std::string> row = utilities(point);
            row.push_back(outcome(point));
            space.table.rows.push_back(std::move(row));
        }
        space.table.caption =
            chosen.size() == size
                ? "The frontier: every point, with an outcome that reaches it"
                : "The frontier: " + grouped(chosen.size()) + " of its " + grouped(size) +
                      " points, evenly spread in their order, each with an outcome that reaches it";
    }

    std::string caption() const {
        const std::string size = counted(landscape_.frontier.size(), "point", "points");
        if (names_.parties.size() > 2)
            return "Parallel coordinates: each line is a point of the frontier (" + size +
                   "), each upright line a party, worst at the foot and best at the top";
        std::string text = "Utility of " + names_.parties.front();
        if (names_.parties.size() == 2) text += " to the right and of " + names_.parties[1] + " upwards";
        text += "; the frontier has " + size;
        if (space.density)
            text += "; " + grouped(space.density->outcomes) +
                    (space.density->dots.empty() ? " outcomes counted in cells" : " outcomes as dots");
        return text;
    }

    const NumericScenario& scenario_;
    const numbers::Landscape& landscape_;
    const SpaceNames& names_;
};

std::string together(const OutcomeSpace& space, const OutcomeSpace::Mark& mark) {
    std::string text;
    for (std::size_t p = 0; p < space.axes.size(); ++p)
        text += (p ? ", " : "") + space.axes[p].party + " " + numbers::shown(space.utility(mark.point, p));
    return text;
}

std::string spaced(const std::string& letters) {
    std::string text;
    for (const char letter : letters) text += (text.empty() ? "" : " ") + std::string(1, letter);
    return text;
}

std::string density_words(const OutcomeSpace& space, const std::string& why_not) {
    if (space.axes.size() != 2) return "";
    if (!space.density)
        return "the picture shows the frontier and not where the other outcomes lie: " + why_not + ".";
    const numbers::Density& density = *space.density;
    if (!density.dots.empty())
        return "every outcome is drawn: " + grouped(density.outcomes) + " outcomes with " +
               counted(density.dots.size(), "pair", "different pairs") + " of utilities.";

    return "every one of the " + grouped(density.outcomes) + " outcomes is counted in the picture, in " +
           grouped(static_cast<std::uint64_t>(density.axes[0].cells)) + " by " +
           grouped(static_cast<std::uint64_t>(density.axes[1].cells)) + " cells; the counts are exact.";
}

}  // namespace

std::string in_words(const Outcome& outcome, const Domain& domain, const SpaceNames& names) {
    std::string text;
    for (std::size_t i = 0; i < outcome.values.size(); ++i)
        if (outcome.values[i] != Outcome::absent)
            text += (text.empty() ? "" : "; ") + names.issues[i] + ": " +
                    domain.issues[i].values[static_cast<std::size_t>(outcome.values[i])];
    return text;
}

Section write_space(const NumericScenario& scenario, const numbers::Landscape& landscape,
                    const SpaceNames& names, const numbers::SearchLimits& limits, const Say& say) {
    Section section{
        "space", "The outcome space", "What could they agree on, and what is it worth to each?", {}, {}};
    SpaceWriter writer(scenario, landscape, names);
    const std::string why_not = writer.count(limits);
    writer.write();
    OutcomeSpace space = std::move(writer.space);
    const auto add = [&](std::string text) {
        Point point;
        point.claim = say(std::move(text));
        section.points.push_back(std::move(point));
    };
    const numbers::Frontier& frontier = landscape.frontier;
    add("the Pareto frontier has " + counted(frontier.size(), "point", "points") +
        ": what lies on it cannot be made better for one party without making it worse for another" +
        (frontier.factor == Rational(1)
             ? "."
             : "; it is an approximation, within a factor of " + numbers::shown(frontier.factor) + "."));
    for (const OutcomeSpace::Mark& mark : space.marks)
        add(mark.name + (space.axes.size() == 2 ? " (" + spaced(mark.letters) + " in the picture)" : "") +
            ": " + together(space, mark) + ".");
    if (const std::string words = density_words(space, why_not); !words.empty()) add(words);
    if (space.listed.size() < frontier.size())
        add(counted(space.listed.size(), "point", "points") +
            " of the frontier, evenly spread in their order, tell their outcomes on the page.");
    section.payload = std::move(space);
    return section;
}

}  // namespace detente::briefing
