// SPDX-License-Identifier: Apache-2.0
#include "detente/case/turns_on_words.h"

#include "detente/deals/statements/document.h"
#include "detente/formats/toml.h"
#include "detente/scenario/subject.h"
#include "detente/scenario/words.h"

namespace detente::cases {

namespace {

using deals::LevelChange;

constexpr std::size_t kToldDifferences = 2;

const std::string& issue_named(const Scenario& scenario, int issue) {
    return scenario.issues[static_cast<std::size_t>(issue)].id;
}

// "nuclear from `nothing` to `Yongbyon complete`"
std::string change_in_words(const LevelChange& change, const Scenario& scenario) {
    return issue_named(scenario, change.issue) + " from `" + level_name(scenario, change.issue, change.from) +
           "` to `" + level_name(scenario, change.issue, change.to) + "`";
}

std::string changes_in_words(const std::vector<LevelChange>& changes, const Scenario& scenario) {
    std::vector<std::string> parts;
    for (const LevelChange& change : changes) parts.push_back(change_in_words(change, scenario));
    return list_of(parts);
}

// That the difference is worth more than nothing (or at least nothing) to the party.
std::string worth_in_words(const deals::TurningDifference& one, bool more_than_nothing, bool many,
                           const Scenario& scenario) {
    const std::string it = many ? "them" : "it";
    if (!one.either.empty()) {
        std::vector<LevelChange> all = one.gets;
        all.insert(all.end(), one.gives.begin(), one.gives.end());
        all.insert(all.end(), one.either.begin(), one.either.end());
        return changes_in_words(all, scenario) + (all.size() == 1 ? " is" : " together are") +
               (more_than_nothing ? " a gain to " : " no loss to ") + it;
    }
    const auto are = [](const std::vector<LevelChange>& changes, const char* one_is, const char* more_are) {
        return changes.size() == 1 ? one_is : more_are;
    };
    const std::string gets = changes_in_words(one.gets, scenario);
    const std::string gives = changes_in_words(one.gives, scenario);
    const std::string cost = are(one.gives, " costs ", " cost ") + it;
    if (one.gets.empty()) return gives + cost + " nothing";
    const char* worth = are(one.gets, " is worth ", " together are worth ");
    if (one.gives.empty()) return gets + worth + "anything to " + it;
    return gets + worth +
           (more_than_nothing ? "more to " + it + " than " : "at least as much to " + it + " as ") + gives +
           cost;
}

Document changes_document(const std::vector<LevelChange>& changes, const Scenario& scenario) {
    Document list = Document::array();
    for (const LevelChange& change : changes) {
        Document one;
        one.set("issue", issue_named(scenario, change.issue));
        one.set("from", change.from);
        one.set("to", change.to);
        list.push(std::move(one));
    }
    return list;
}

void add_changes(Document& document, const std::vector<LevelChange>& gets,
                 const std::vector<LevelChange>& gives, const std::vector<LevelChange>& either,
                 const Scenario& scenario) {
    document.set("gets", changes_document(gets, scenario));
    document.set("gives", changes_document(gives, scenario));
    if (!either.empty()) document.set("either", changes_document(either, scenario));
}

// "us: { ... } >= { ... }"
std::string supposed_line(const deals::TurnsOn& turns, const Package& first, const Package& second,
                          const Scenario& scenario) {
    return write_party_statement(deals::comparison(turns.party, first, Relation::at_least, second), scenario);
}

Document difference_document(const deals::TurnsOn& turns, const deals::TurningDifference& one, bool need,
                             const Scenario& scenario) {
    Document document;
    document.set("than", deals::package_document(one.other, scenario));
    add_changes(document, one.gets, one.gives, one.either, scenario);
    document.set("steps", one.steps);
    document.set("exactly", one.exactly);
    document.set(need ? "opposite" : "statement",
                 need ? supposed_line(turns, one.other, turns.package, scenario)
                      : supposed_line(turns, turns.package, one.other, scenario));
    document.set("words", worth_in_words(one, need, names_many(party_name(scenario, turns.party)), scenario));
    return document;
}

}  // namespace

std::vector<std::string> turns_on_in_words(const deals::TurnsOn& turns, const Scenario& scenario) {
    const Subject who = subject_of(scenario, turns.party);
    const bool many = who.many;
    const std::string it(who.it());
    const std::string they_or_it = many ? "they" : "it";
    const std::string take = many ? " take" : " takes";
    const std::string certainly_refuses =
        ", which " + they_or_it + (many ? " certainly refuse" : " certainly refuses");
    const std::string certainly_takes = ", which " + they_or_it + " certainly" + take;
    std::vector<std::string> result;
    const std::string moves =
        (turns.no_deal_is_separate ? "Against the package in which nothing is agreed, " + who.name
                                   : who.start) +
        " would ";
    std::vector<std::string> parts;
    if (!turns.gets.empty()) parts.push_back("get " + changes_in_words(turns.gets, scenario));
    if (!turns.gives.empty()) parts.push_back("give " + changes_in_words(turns.gives, scenario));
    if (!turns.either.empty())
        parts.push_back("see " + changes_in_words(turns.either, scenario) +
                        ", of which nobody says which way " +
                        (turns.either.size() == 1 ? "it counts" : "they count"));
    std::string exactly;
    for (const deals::TurningDifference& one : turns.needs)
        if (one.exactly && exactly.empty()) exactly = worth_in_words(one, true, many, scenario);
    for (const deals::TurningDifference& one : turns.enough)
        if (one.exactly && exactly.empty()) exactly = worth_in_words(one, false, many, scenario);
    const bool all_against_all = exactly.empty() && !turns.no_deal_is_separate && turns.either.empty() &&
                                 !turns.gets.empty() && !turns.gives.empty();
    if (!parts.empty())
        result.push_back(moves + list_of(parts) +
                         (all_against_all ? "; " + they_or_it + take +
                                                " this exactly if the one is worth at least as much to " +
                                                it + " as the other costs " + it + "."
                                          : "."));
    else
        // Said, so that "it" below is this party.
        result.push_back(turns.no_deal_is_separate
                             ? "Against the package in which nothing is agreed, nothing moves for " +
                                   who.name + "."
                             : "Nothing moves for " + who.name + ".");
    if (!exactly.empty())
        result.push_back(with_capital(they_or_it) + take + " this exactly if " + exactly + ".");

    // What "exactly if" has said is not said again.
    std::vector<deals::TurningDifference> needs = turns.needs;
    std::vector<deals::TurningDifference> enough = turns.enough;
    std::erase_if(needs, [](const deals::TurningDifference& one) { return one.exactly; });
    std::erase_if(enough, [](const deals::TurningDifference& one) { return one.exactly; });
    for (std::size_t i = 0; i < needs.size() && i < kToldDifferences; ++i)
        result.push_back(
            with_capital(they_or_it) + (many ? " need" : " needs") + (i == 0 ? " that " : ", too, that ") +
            worth_in_words(needs[i], true, many, scenario) + ": otherwise this is no better than " +
            spelled_out(needs[i].other, scenario) + certainly_refuses + ".");
    for (std::size_t i = 0; i < enough.size() && i < kToldDifferences; ++i)
        result.push_back((i == 0 ? "It is enough that " : "It is enough, too, that ") +
                         worth_in_words(enough[i], false, many, scenario) +
                         ": then this is at least as good as " + spelled_out(enough[i].other, scenario) +
                         certainly_takes + ".");
    if (!turns.needs.empty() || !turns.enough.empty()) return result;
    std::vector<std::string> between;
    if (turns.above)
        between.push_back("better to " + it + " than " + spelled_out(*turns.above, scenario) +
                          certainly_refuses);
    if (turns.below)
        between.push_back("worse to " + it + " than " + spelled_out(*turns.below, scenario) +
                          certainly_takes);
    result.push_back(between.empty() ? "Nothing said comes near this."
                                     : "This is " + between.front() +
                                           (between.size() > 1 ? ", and " + between.back() : "") +
                                           "; nothing said decides it.");
    return result;
}

Document turns_on_document(const deals::TurnsOn& turns, const Scenario& scenario) {
    Document document;
    document.set("package", deals::package_document(turns.package, scenario));
    add_changes(document, turns.gets, turns.gives, turns.either, scenario);
    Document needs = Document::array();
    for (const deals::TurningDifference& one : turns.needs)
        needs.push(difference_document(turns, one, true, scenario));
    document.set("needs", std::move(needs));
    Document enough = Document::array();
    for (const deals::TurningDifference& one : turns.enough)
        enough.push(difference_document(turns, one, false, scenario));
    document.set("enough", std::move(enough));
    document.set("above", turns.above ? deals::package_document(*turns.above, scenario) : Document());
    document.set("below", turns.below ? deals::package_document(*turns.below, scenario) : Document());
    std::string words;
    for (const std::string& sentence : turns_on_in_words(turns, scenario))
        words += (words.empty() ? "" : " ") + sentence;
    document.set("words", words);
    return document;
}

Document turns_on_document(const std::vector<deals::TurnsOn>& turns, const Scenario& scenario) {
    Document document = Document::object();
    for (const deals::TurnsOn& one : turns)
        document.set(scenario.parties[static_cast<std::size_t>(one.party)].id,
                     turns_on_document(one, scenario));
    return document;
}

}  // namespace detente::cases
