// SPDX-License-Identifier: Apache-2.0
// Why a verdict holds, and where the statements behind it come from.
#include <algorithm>

#include "detente/briefing/internal/sections.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

using Kind = deals::Reason::Kind;

std::vector<deals::Reason> of_kind(const std::vector<deals::Reason>& reasons, Kind kind) {
    std::vector<deals::Reason> result;
    for (const deals::Reason& reason : reasons)
        if (reason.kind == kind) result.push_back(reason);
    return result;
}

// Sources have commas of their own.
std::string joined_sources(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
    return text;
}

// "peace and sanctions": the issues whose directions take part.
std::string issues_of(const Scenario& scenario, const std::vector<deals::Reason>& directions) {
    std::vector<std::string> names;
    for (const deals::Reason& reason : directions) {
        if (reason.issue < 0) continue;
        std::string name = issue_name(scenario, reason.issue);
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    }
    return list_of(names);
}

// The package that a statement holds against no deal, when it is a plain one.
const Package* against_no_deal(const Statement& statement) {
    if (statement.first.kind == Term::Kind::no_deal && statement.second.kind == Term::Kind::package)
        return &statement.second.package;
    if (statement.second.kind == Term::Kind::no_deal && statement.first.kind == Term::Kind::package)
        return &statement.first.package;
    return nullptr;
}

bool given(const std::optional<Given>& number, const AccountContext& account) {
    return number && account.trace.find(number->item.id) != nullptr;
}

// "nights 3/5 × 1/2 + boats 2/5 × 1 = 7/10, and no deal is worth 2/5": where numbers alone decide, what they
// come to. Empty where some of the numbers that the sum needs are not given.
std::string sum_in_words(const AccountContext& account, int party, const Package& package) {
    for (const Numbers& numbers : account.scenario.numbers) {
        if (numbers.party != party || !given(numbers.no_deal, account)) continue;
        std::string text;
        Rational sum;
        for (std::size_t issue = 0; issue < package.levels.size(); ++issue) {
            const auto level = static_cast<std::size_t>(package.levels[issue]);
            if (issue >= numbers.weights.size() || !given(numbers.weights[issue], account) ||
                issue >= numbers.levels.size() || level >= numbers.levels[issue].size() ||
                !given(numbers.levels[issue][level], account))
                return {};
            const Rational& weight = numbers.weights[issue]->value;
            const Rational& value = numbers.levels[issue][level]->value;
            sum += weight * value;
            text += (text.empty() ? "" : " + ") + issue_name(account.scenario, static_cast<int>(issue)) +
                    " " + weight.to_string() + " × " + value.to_string();
        }
        return text + " = " + sum.to_string() + ", and no deal is worth " +
               numbers.no_deal->value.to_string();
    }
    return {};
}

// "S1 - 3/10 × values.us.no_deal": reasons taken as often as their multipliers say.
std::string combination_in_words(const std::vector<deals::Reason>& reasons) {
    std::string text;
    for (const deals::Reason& reason : reasons) {
        if (reason.kind == Kind::direction) continue;
        const bool minus = reason.multiplier.sign() < 0;
        text += text.empty() ? (minus ? "-" : "") : minus ? " - " : " + ";
        if (abs(reason.multiplier) != Rational(1)) text += abs(reason.multiplier).to_string() + " × ";
        text += reason.id;
    }
    return text;
}

Sentence add_up(const AccountContext& account, int party, const Package& package, Verdict verdict,
                const std::vector<deals::Reason>& reasons) {
    const bool numbers_alone = std::all_of(reasons.begin(), reasons.end(),
                                           [](const auto& reason) { return reason.kind == Kind::number; });
    if (const std::string sum = numbers_alone ? sum_in_words(account, party, package) : ""; !sum.empty())
        return account.trace.say("the sum of its numbers: " + sum + ".", ids_of(reasons));
    std::vector<std::string> taken;
    bool negative = false;
    for (const deals::Reason& reason : reasons) {
        if (reason.kind != Kind::direction) taken.push_back(reason.id + " taken " + times(reason.multiplier));
        negative = negative || reason.multiplier.sign() < 0;
    }
    std::string text = negative ? combination_in_words(reasons) : list_of(taken);
    const std::string issues = issues_of(account.scenario, of_kind(reasons, Kind::direction));
    if (!issues.empty()) text += ", with its directions on " + issues + ",";
    text += taken.size() == 1 ? " comes to this: " : " add up to this: ";
    text += verdict == Verdict::never ? "the package is worse for it than no deal."
                                      : "the package is at least as good for it as no deal.";
    return account.trace.say(std::move(text), ids_of(reasons));
}

// True when one of these directions makes each step count strictly.
bool counts_strictly(const AccountContext& account, const std::vector<deals::Reason>& directions) {
    if (account.deals.directions == deals::Directions::strict) return true;
    for (const Preference& preference : account.scenario.preferences)
        for (const deals::Reason& reason : directions)
            if (reason.id == preference.item.id && (preference.direction == Direction::strictly_more ||
                                                    preference.direction == Direction::strictly_less))
                return true;
    return false;
}

enum class Than { nothing, that_package, one_of_those };

Sentence no_gain(const AccountContext& account, Verdict verdict, Than than,
                 const std::vector<deals::Reason>& directions) {
    const std::string issues = issues_of(account.scenario, directions);
    std::string text = than == Than::nothing        ? "what this package changes is on "
                       : than == Than::that_package ? "this package differs from that one on "
                                                    : "this package differs from one of those on ";
    text += issues + ", where the change is ";
    if (verdict == Verdict::always)
        text += "no loss for it.";
    else
        text += counts_strictly(account, directions) ? "a loss for it." : "no gain for it.";
    return account.trace.say(std::move(text), ids_of(directions));
}

}  // namespace

std::vector<Sentence> write_why(const AccountContext& account, int party, Verdict verdict,
                                const Package& package, const std::vector<deals::Reason>& reasons) {
    std::vector<Sentence> why;
    const std::vector<deals::Reason> statements = of_kind(reasons, Kind::statement);
    const std::vector<deals::Reason> directions = of_kind(reasons, Kind::direction);
    const std::vector<deals::Reason> numbers = of_kind(reasons, Kind::number);
    for (const deals::Reason& reason : statements) {
        const Statement* statement = find_statement(account.scenario, reason.id);
        const std::string words = statement ? in_words(*statement, account.scenario) : reason.text;
        if (!words.empty()) why.push_back(account.trace.say(words, {reason.id}));
    }
    for (const deals::Reason& reason : numbers)
        why.push_back(account.trace.say(
            "the number " + reason.id + " is given" + (reason.text.empty() ? "." : ": " + reason.text + "."),
            {reason.id}));
    if (statements.empty() && numbers.empty()) {
        if (!directions.empty())
            why.push_back(no_gain(account, verdict, Than::nothing, directions));
        else
            why.push_back(account.trace.say("for " + party_name(account.scenario, party) +
                                                " this package changes nothing that it values.",
                                            account.verdict_items(party)));
        return why;
    }
    const Statement* only = statements.size() == 1 && numbers.empty()
                                ? find_statement(account.scenario, statements[0].id)
                                : nullptr;
    if (only && statements[0].multiplier == Rational(1)) {
        const Package* stated = against_no_deal(*only);
        const bool red_line = only->first.kind == Term::Kind::any || only->second.kind == Term::Kind::any;
        if (directions.empty() && (red_line || (stated && *stated == package))) return why;
        if (!directions.empty() && (red_line || stated)) {
            why.push_back(
                no_gain(account, verdict, red_line ? Than::one_of_those : Than::that_package, directions));
            return why;
        }
    }
    why.push_back(add_up(account, party, package, verdict, reasons));
    return why;
}

std::string quotation_fault(const Scenario& scenario, const std::string& item,
                            const std::vector<std::string>& sources) {
    if (!scenario.quotations_looked_up) return "unchecked";
    for (const QuotationFault& fault : scenario.quotation_faults)
        if (fault.item == item && (fault.source.empty() || sources.empty() ||
                                   std::find(sources.begin(), sources.end(), fault.source) != sources.end()))
            return fault.status;
    return {};
}

std::vector<Sentence> write_provenance(const Scenario& scenario, const Trace& trace,
                                       const std::vector<std::string>& ids) {
    std::vector<Sentence> result;
    for (const std::string& id : ids) {
        const Item* item = trace.find(id);
        if (!item) continue;
        // A hedge and a standing never share a sentence.
        result.push_back(trace.say(id + " is marked " + std::string(in_words(item->standing)) + ".", {id}));
        std::vector<std::string> names;
        for (const std::string& source : item->sources)
            if (const int found = find_source(scenario, source); found >= 0)
                names.push_back(in_words(scenario.sources[static_cast<std::size_t>(found)]));
        if (names.empty())
            result.push_back(trace.say("no source is cited for " + id + ".", {id}));
        else
            result.push_back(trace.say(
                (names.size() == 1 ? "its source: " : "its sources: ") + joined_sources(names) + ".", {id}));
        if (!item->hedge.empty())
            result.push_back(trace.say("the hedge, as it was said: “" + item->hedge + "”.", {id}));
        if (!item->quote.empty())
            result.push_back(trace.say("in the words of the source: “" + item->quote + "”" +
                                           marked(quotation_fault(scenario, id, item->sources)) + ".",
                                       {id}));
    }
    return result;
}

}  // namespace detente::briefing
