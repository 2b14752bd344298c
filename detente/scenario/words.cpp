// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/words.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "detente/scenario/subject.h"

namespace detente {

namespace {

std::string range_in_words(const LevelRange& range, const Scenario& scenario) {
    const Issue& issue = scenario.issues[static_cast<std::size_t>(range.issue)];
    const int last = static_cast<int>(issue.levels.size()) - 1;
    const std::string name = issue_name(scenario, range.issue) + ": ";
    if (range.low == range.high) return name + level_name(scenario, range.issue, range.low);
    if (range.low <= 0) return name + "at most " + level_name(scenario, range.issue, range.high);
    if (range.high >= last) return name + "at least " + level_name(scenario, range.issue, range.low);
    return name + "from " + level_name(scenario, range.issue, range.low) + " to " +
           level_name(scenario, range.issue, range.high);
}

std::string ranges_in_words(const std::vector<LevelRange>& ranges, const Scenario& scenario) {
    std::string text;
    for (const LevelRange& range : ranges)
        text += (text.empty() ? "" : "; ") + range_in_words(range, scenario);
    return text;
}

std::string capitals(std::string_view text) {
    std::string result;
    for (const char c : text) result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return result;
}

bool ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

struct ShortName {
    std::string text;
    bool with_issue = false;
};

// A name of three words or more that no digit begins is taken to say what it is about.
bool speaks_for_itself(std::string_view name) {
    return std::count(name.begin(), name.end(), ' ') >= 2 && (name[0] < '0' || name[0] > '9');
}

ShortName short_name(const Scenario& scenario, int issue, int level) {
    const auto named = [&](const Issue& one, std::size_t of) -> const std::string& {
        return of < one.short_names.size() && !one.short_names[of].empty() ? one.short_names[of]
                                                                           : one.levels[of];
    };
    const Issue& own = scenario.issues[static_cast<std::size_t>(issue)];
    const auto at = static_cast<std::size_t>(level);
    const std::string& name = named(own, at);
    bool alone = &name != &own.levels[at] || speaks_for_itself(name);
    // What two issues call the same does not tell them apart.
    for (std::size_t i = 0; alone && i < scenario.issues.size(); ++i)
        for (std::size_t of = 1;
             i != static_cast<std::size_t>(issue) && of < scenario.issues[i].levels.size(); ++of)
            alone = alone && named(scenario.issues[i], of) != name;
    if (alone) return {name, false};
    return {issue_name(scenario, issue) + ": " + own.levels[at], true};
}

std::string initials(std::string_view name) {
    std::string result;
    bool starts = true;
    for (const char c : name) {
        const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (letter && starts && result.size() < 4)
            result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        starts = !letter;
    }
    return result;
}

// Where no deal is something else, a package with every issue at its first level is a deal like any other.
std::string nothing_moved(const Scenario& scenario) {
    const bool reserved = std::any_of(scenario.numbers.begin(), scenario.numbers.end(),
                                      [](const Numbers& numbers) { return numbers.no_deal.has_value(); });
    return scenario.no_deal_is_nothing_agreed && !reserved ? "nothing agreed"
                                                           : "every issue at its first level";
}

}  // namespace

std::string party_name(const Scenario& scenario, int party) {
    const Party& found = scenario.parties[static_cast<std::size_t>(party)];
    return found.name.empty() ? found.id : found.name;
}

std::string issue_name(const Scenario& scenario, int issue) {
    const Issue& found = scenario.issues[static_cast<std::size_t>(issue)];
    return found.name.empty() ? found.id : found.name;
}

const std::string& level_name(const Scenario& scenario, int issue, int level) {
    return scenario.issues[static_cast<std::size_t>(issue)].levels[static_cast<std::size_t>(level)];
}

std::vector<std::string> party_tags(const Scenario& scenario) {
    std::vector<std::string> tags;
    for (const Party& party : scenario.parties) {
        std::string_view name = party.name.empty() ? party.id : party.name;
        if (name.starts_with("the ") || name.starts_with("The ")) name.remove_prefix(4);
        std::string tag = party.id.size() <= 4 ? capitals(party.id) : initials(name);
        if (tag.size() < 2)
            tag = capitals(ascii(name) ? name.substr(0, 3) : std::string_view(party.id).substr(0, 3));
        if (std::find(tags.begin(), tags.end(), tag) != tags.end()) tag += std::to_string(tags.size() + 1);
        tags.push_back(std::move(tag));
    }
    return tags;
}

std::string short_level(const Scenario& scenario, int issue, int level) {
    return short_name(scenario, issue, level).text;
}

std::string level_on_issue(const Scenario& scenario, int issue, int level) {
    const Issue& one = scenario.issues[static_cast<std::size_t>(issue)];
    const auto at = static_cast<std::size_t>(level);
    if (at < one.short_names.size() && !one.short_names[at].empty())
        return short_level(scenario, issue, level);
    return issue_name(scenario, issue) + ": " + one.levels[at];
}

std::string in_short(const Package& package, const Scenario& scenario) {
    // By who delivers, the parties in the order in which the issues name them; what nobody delivers comes
    // last.
    std::vector<std::pair<int, std::vector<std::string>>> sides;
    std::vector<std::string> common;
    bool with_issues = false;
    for (std::size_t i = 0; i < package.levels.size(); ++i) {
        if (package.levels[i] == 0) continue;
        ShortName name = short_name(scenario, static_cast<int>(i), package.levels[i]);
        with_issues = with_issues || name.with_issue;
        const std::optional<int>& who = scenario.issues[i].delivers;
        if (!who) {
            common.push_back(std::move(name.text));
            continue;
        }
        const auto side =
            std::find_if(sides.begin(), sides.end(), [&](const auto& one) { return one.first == *who; });
        if (side == sides.end())
            sides.push_back({*who, {std::move(name.text)}});
        else
            side->second.push_back(std::move(name.text));
    }
    const auto joined = [&](const std::vector<std::string>& parts) {
        if (!with_issues) return list_of(parts);
        std::string text;
        for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
        return text;
    };
    const std::string comma = with_issues ? "; " : ", ";
    std::string text;
    const bool exchanged = scenario.parties.size() == 2 && sides.size() == 2;
    for (const auto& [who, parts] : sides) {
        text += (text.empty() ? "" : comma + (exchanged ? "for " : "")) + joined(parts);
        if (scenario.parties.size() > 2) text += " from " + party_name(scenario, who);
    }
    if (!common.empty()) text += (text.empty() ? "" : comma + (with_issues ? "" : "with ")) + joined(common);
    return text.empty() ? nothing_moved(scenario) : text;
}

std::string in_words(const Package& package, const Scenario& scenario) {
    return quoted(in_short(package, scenario));
}

std::string in_full(const Package& package, const Scenario& scenario) {
    std::string text;
    for (std::size_t i = 0; i < package.levels.size(); ++i) {
        if (package.levels[i] == 0) continue;
        const int issue = static_cast<int>(i);
        text += (text.empty() ? "" : "; ") + issue_name(scenario, issue) + ": " +
                level_name(scenario, issue, package.levels[i]);
    }
    return text.empty() ? nothing_moved(scenario) : text;
}

std::string in_words(const Term& term, const Scenario& scenario, bool better_side) {
    switch (term.kind) {
        case Term::Kind::package:
            return in_words(term.package, scenario);
        case Term::Kind::state:
            return "the standoff state " + quoted(term.state);
        case Term::Kind::any:
            if (term.ranges.empty()) return better_side ? "the best package" : "any package";
            return (better_side ? "the best package with " : "any package with ") +
                   quoted(ranges_in_words(term.ranges, scenario));
        case Term::Kind::no_deal:
            break;
    }
    return "no deal";
}

std::string in_words(const Statement& statement, const Scenario& scenario) {
    const std::string party = party_name(scenario, statement.party);
    const std::string finds = with_verb(party, "finds ", "find ");
    const std::string first = in_words(statement.first, scenario, true);
    const std::string second = in_words(statement.second, scenario, statement.relation == Relation::equal);
    switch (statement.relation) {
        case Relation::better:
            return party + " would rather have " + first + " than " + second + ".";
        case Relation::at_least:
            return finds + first + " at least as good as " + second + ".";
        case Relation::equal:
            break;
    }
    return finds + first + " exactly as good as " + second + ".";
}

std::string in_words(const Preference& preference, const Scenario& scenario) {
    const std::string party = party_name(scenario, preference.party);
    const std::string head = "On " + issue_name(scenario, preference.issue) + ", " + party;
    const std::string finds = names_many(party) ? " find " : " finds ";
    switch (preference.direction) {
        case Direction::more:
            return head + finds + "each further step at least as good as the one before.";
        case Direction::strictly_more:
            return head + finds + "each further step better than the one before.";
        case Direction::less:
            return head + finds + "each further step no better than the one before.";
        case Direction::strictly_less:
            return head + finds + "each further step worse than the one before.";
        case Direction::same:
            return head + finds + "that the level makes no difference.";
        case Direction::absent:
            break;
    }
    return head + " may find a further step good or bad.";
}

std::string in_words(const Irreversibility& mark, const Scenario& scenario) {
    return "On " + issue_name(scenario, mark.issue) + ", what is delivered cannot be taken back from " +
           quoted(level_name(scenario, mark.issue, mark.level)) + " on.";
}

std::string in_words(const Infeasible& combination, const Scenario& scenario) {
    return "No package can have " + quoted(ranges_in_words(combination.ranges, scenario)) + ".";
}

std::string in_words(const Demand& demand, const Scenario& scenario) {
    std::string text = party_name(scenario, demand.party) + " asked for " +
                       (demand.text.empty() ? in_words(demand.asks, scenario, true) : quoted(demand.text));
    std::vector<std::string> turns;
    for (const DemandEvent& event : demand.history) {
        std::string turn{to_string(event.kind)};
        if (event.date.known()) turn += " " + in_words(event.date);
        turns.push_back(std::move(turn));
    }
    if (!turns.empty()) text += " (" + list_of(turns) + ")";
    return text + ".";
}

std::string in_words(const Concession& concession, const Scenario& scenario) {
    std::string text = party_name(scenario, concession.party) + " gave " + quoted(concession.gave);
    if (concession.date.known())
        text += (concession.date.day != 0 ? " on " : " in ") + in_words(concession.date);
    if (!concession.in_return_for.empty()) text += ", in return for " + concession.in_return_for;
    return text + ".";
}

std::string in_words(const Source& source) {
    std::vector<std::string> parts;
    if (!source.author.empty()) parts.push_back(source.author);
    if (!source.title.empty()) parts.push_back(quoted(source.title));
    if (!source.outlet.empty()) parts.push_back(source.outlet);
    if (source.published.known()) parts.push_back(in_words(source.published));
    if (parts.empty()) parts.push_back(source.id);
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

std::string in_words(const std::vector<ChainLink>& chain) {
    std::string text;
    for (const ChainLink& link : chain) {
        if (!text.empty()) text += "; ";
        text += link.who;
        if (!link.verb.empty()) text += " " + link.verb;
        // "told reporters", but "confirmed the ask to reporters".
        const bool direct = link.verb.empty() || link.verb.starts_with("told") ||
                            link.verb.starts_with("asked") || link.verb.starts_with("informed");
        if (!link.to.empty()) text += (direct ? " " : " to ") + link.to;
        if (!link.medium.empty()) text += " (" + link.medium + ")";
    }
    return text;
}

std::string_view in_words(Standing standing) {
    switch (standing) {
        case Standing::on_record:
            return "on record";
        case Standing::reported:
            return "reported";
        case Standing::inferred:
            return "inferred";
        case Standing::assumed:
            break;
    }
    return "assumed";
}

std::string in_words(const Date& date) {
    static constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};
    if (!date.known()) return {};
    std::string text;
    if (date.day != 0) text += std::to_string(date.day) + " ";
    if (date.month >= 1 && date.month <= 12)
        text += std::string(months[static_cast<std::size_t>(date.month - 1)]) + " ";
    return text + std::to_string(date.year);
}

}  // namespace detente
