// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/numeric_view.h"

#include <algorithm>
#include <set>

#include "detente/scenario/check.h"

namespace detente {

namespace {

const Numbers* numbers_of(const Scenario& scenario, int party) {
    for (const Numbers& numbers : scenario.numbers)
        if (numbers.party == party) return &numbers;
    return nullptr;
}

// An id from a free name: letters, digits, - and _, made unique.
std::string id_from(const std::string& name, const std::string& fallback, std::set<std::string>& used) {
    std::string id;
    for (const char c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '_';
        if (plain)
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    if (id.empty() || (id[0] >= '0' && id[0] <= '9')) id = fallback + (id.empty() ? "" : "-" + id);
    std::string unique = id;
    for (int n = 2; !used.insert(unique).second; ++n) unique = id + "-" + std::to_string(n);
    return unique;
}

Given given(Rational value, std::string id) {
    Given result;
    result.value = std::move(value);
    result.item.id = std::move(id);
    return result;
}

Rational greatest_sum(const AdditiveUtility& utility) {
    Rational sum;
    for (const IssueUtility& issue : utility.issues) {
        Rational best;
        bool any = false;
        for (const Rational& value : issue.values) {
            const Rational part = issue.weight * value;
            if (!any || part > best) best = part;
            any = true;
        }
        sum += best;
    }
    return sum;
}

Term package_term(const Outcome& outcome) {
    Term term;
    term.kind = Term::Kind::package;
    term.package.levels = outcome.values;
    return term;
}

void add_statement(Scenario& scenario, int party, Term first, Relation relation, Term second) {
    Statement statement;
    statement.item.id = scenario.parties[static_cast<std::size_t>(party)].id + "." +
                        std::to_string(scenario.statements.size() + 1);
    statement.item.standing = Standing::on_record;
    statement.item.because = "The profile says so.";
    statement.party = party;
    statement.first = std::move(first);
    statement.relation = relation;
    statement.second = std::move(second);
    scenario.statements.push_back(std::move(statement));
}

// Comparisons become statements, and a reservation bid the statement that no deal is worth as much. Their
// closure is the solver's business.
void add_order(Scenario& scenario, const Profile& profile, const PartialOrderUtility& order, int party,
               Errors& errors) {
    const auto add = [&](Term first, Relation relation, Term second) {
        add_statement(scenario, party, std::move(first), relation, std::move(second));
    };
    const auto complete = [&](const Outcome& outcome) {
        if (outcome.complete()) return true;
        errors.push_back(make_error(
            {profile.file, 0, 0}, "a bid of the ordering leaves an issue open, which a statement cannot say",
            "name a value for every issue"));
        return false;
    };
    for (const auto& [better, worse] : order.better) {
        const Outcome& first = order.outcomes[static_cast<std::size_t>(better)];
        const Outcome& second = order.outcomes[static_cast<std::size_t>(worse)];
        if (better == worse || first == second) continue;
        if (complete(first) && complete(second))
            add(package_term(first), order.strict ? Relation::better : Relation::at_least,
                package_term(second));
    }
    if (profile.reservation_bid && complete(*profile.reservation_bid)) {
        Term no_deal;
        add(std::move(no_deal), Relation::equal, package_term(*profile.reservation_bid));
    }
}

}  // namespace

bool fully_numbered(const Scenario& scenario, int party) {
    const Numbers* numbers = numbers_of(scenario, party);
    if (!numbers || numbers->weights.size() != scenario.issues.size() ||
        numbers->levels.size() != scenario.issues.size())
        return false;
    for (std::size_t i = 0; i < scenario.issues.size(); ++i) {
        if (!numbers->weights[i] || numbers->levels[i].size() != scenario.issues[i].levels.size())
            return false;
        for (const auto& level : numbers->levels[i])
            if (!level) return false;
    }
    return true;
}

Result<NumericScenario> numeric_view(const Scenario& scenario) {
    if (Errors faults = check(scenario); !faults.empty()) return faults;
    NumericScenario numeric;
    numeric.name = scenario.title.empty() ? scenario.id : scenario.title;
    numeric.format = "detente";
    numeric.domain.name = scenario.id;
    for (const Issue& issue : scenario.issues) {
        DomainIssue own;
        own.name = issue.id;
        own.values = issue.levels;
        own.note = issue.name;
        own.place = issue.place;
        own.index = static_cast<int>(numeric.domain.issues.size()) + 1;
        numeric.domain.issues.push_back(std::move(own));
    }
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
        if (!fully_numbered(scenario, static_cast<int>(p))) {
            numeric.warnings.push_back(
                make_error(scenario.parties[p].place,
                           "party `" + scenario.parties[p].id +
                               "` is not given by numbers alone and has no place in the landscape"));
            continue;
        }
        const Numbers& numbers = *numbers_of(scenario, static_cast<int>(p));
        Profile profile;
        profile.name = scenario.parties[p].id;
        profile.file = scenario.file;
        AdditiveUtility additive;
        for (std::size_t i = 0; i < scenario.issues.size(); ++i) {
            IssueUtility utility;
            utility.weight = numbers.weights[i]->value;
            for (const auto& level : numbers.levels[i]) utility.values.push_back(level->value);
            additive.issues.push_back(std::move(utility));
        }
        if (numbers.no_deal) {
            profile.reservation = numbers.no_deal->value;
        } else if (scenario.no_deal_is_nothing_agreed) {
            // No deal is the package in which nothing is agreed, so it is worth what that package is worth.
            Rational nothing;
            for (const IssueUtility& issue : additive.issues) nothing += issue.weight * issue.values.front();
            profile.reservation = nothing;
        }
        profile.utility = std::move(additive);
        numeric.profiles.push_back(std::move(profile));
    }
    if (numeric.profiles.empty())
        return make_error({scenario.file, 0, 0}, "no party is given by numbers alone",
                          "give weights and level values for every issue under [values.PARTY]");
    for (const Infeasible& infeasible : scenario.infeasibles) {
        ForbiddenOutcomes forbidden;
        forbidden.name = infeasible.item.id;
        forbidden.place = infeasible.item.place;
        for (const LevelRange& range : infeasible.ranges)
            forbidden.ranges.push_back({range.issue, range.low, range.high});
        numeric.forbidden.push_back(std::move(forbidden));
    }
    return numeric;
}

namespace {

// What the ranking of an uncertain profile shows and what its ends say about no deal: GENIUS tells the party
// the utilities of the worst and the best outcome, so it knows where its reservation value stands to them.
void add_ranking(Scenario& scenario, const NumericScenario& numeric, const Profile& profile, int party,
                 Errors& errors) {
    add_order(scenario, profile, *profile.comparisons, party, errors);
    const std::vector<Outcome>& ranked = profile.comparisons->outcomes;
    const std::optional<Rational> reservation = reservation_value(profile, numeric.domain);
    if (ranked.empty() || !reservation) return;
    const auto add = [&](Term first, Relation relation, Term second) {
        add_statement(scenario, party, std::move(first), relation, std::move(second));
    };
    if (utility(profile, numeric.domain, ranked.front()) >= *reservation)
        add(package_term(ranked.front()), Relation::at_least, Term{});
    if (utility(profile, numeric.domain, ranked.back()) < *reservation)
        add(Term{}, Relation::better, package_term(ranked.back()));
}

}  // namespace

Result<StatementView> statement_view(const NumericScenario& numeric) {
    NumericScenario held = numeric;
    held.profiles.clear();
    StatementView view;
    NumericScenario alone = held;
    for (const Profile& profile : numeric.profiles) {
        alone.profiles = {profile};
        // Verdicts compare outcomes at one time, so a discount makes no difference to them.
        alone.profiles[0].discount.reset();
        const bool can_be_held = profile.comparisons || !has_numbers(profile) || scenario_of(alone).ok();
        if (can_be_held)
            held.profiles.push_back(alone.profiles[0]);
        else
            view.left_out.push_back(profile.name);
    }
    std::vector<std::size_t> uncertain;
    for (std::size_t p = 0; p < held.profiles.size(); ++p) {
        Profile& profile = held.profiles[p];
        if (!profile.comparisons) continue;
        uncertain.push_back(p);
        // Until its ranking is added below, the party says nothing.
        profile.utility = PartialOrderUtility{};
        profile.reservation_bid.reset();
    }
    Result<Scenario> scenario = scenario_of(held);
    if (!scenario) return scenario.errors();
    view.scenario = std::move(*scenario);
    Errors errors;
    for (const std::size_t p : uncertain)
        for (const Profile& profile : numeric.profiles)
            if (profile.name == held.profiles[p].name && profile.comparisons)
                add_ranking(view.scenario, numeric, profile, static_cast<int>(p), errors);
    if (!errors.empty()) return errors;
    return view;
}

Result<Scenario> scenario_of(const NumericScenario& numeric) {
    Errors errors;
    const auto fail = [&](const std::string& file, std::string message, std::string remedy) {
        errors.push_back(make_error({file, 0, 0}, std::move(message), std::move(remedy)));
    };
    Scenario scenario;
    std::set<std::string> used;
    scenario.id = id_from(numeric.name, "scenario", used);
    scenario.title = numeric.name;
    scenario.no_deal_is_nothing_agreed = false;
    if (numeric.domain.issues.size() > static_cast<std::size_t>(Limits::issues))
        fail({},
             "the domain has " + std::to_string(numeric.domain.issues.size()) +
                 " issues and the TOML format holds " + std::to_string(Limits::issues),
             "");
    if (numeric.profiles.size() > static_cast<std::size_t>(Limits::parties))
        fail({},
             "there are " + std::to_string(numeric.profiles.size()) + " profiles and the TOML format holds " +
                 std::to_string(Limits::parties) + " parties",
             "");
    std::set<std::string> issue_ids;
    for (const DomainIssue& from : numeric.domain.issues) {
        Issue issue;
        issue.id = id_from(from.name, "issue", issue_ids);
        issue.name = from.name;
        issue.levels = from.values;
        if (issue.levels.size() == 1)
            fail({}, "issue `" + from.name + "` has a single value, and the TOML format needs two levels",
                 "leave the issue out");
        if (issue.levels.size() > static_cast<std::size_t>(Limits::levels))
            fail({},
                 "issue `" + from.name + "` has " + std::to_string(issue.levels.size()) +
                     " values and the TOML format holds " + std::to_string(Limits::levels) + " levels",
                 "");
        scenario.issues.push_back(std::move(issue));
    }
    std::set<std::string> party_ids;
    for (const Profile& profile : numeric.profiles) {
        Party party;
        party.id = id_from(profile.name, "party", party_ids);
        party.name = profile.name;
        const int number = static_cast<int>(scenario.parties.size());
        scenario.parties.push_back(party);
        if (const auto* order = std::get_if<PartialOrderUtility>(&profile.utility)) {
            add_order(scenario, profile, *order, number, errors);
            continue;
        }
        const auto* additive = std::get_if<AdditiveUtility>(&profile.utility);
        if (!additive) {
            fail(profile.file,
                 "the TOML format holds additive profiles and orderings, and this one is neither", "");
            continue;
        }
        if (profile.discount)
            fail(profile.file, "the TOML format holds no discount factor", "leave it out: --drop-discount");
        if (profile.ceiling && greatest_sum(*additive) > *profile.ceiling)
            fail(profile.file,
                 "the best outcomes sum to more than " + profile.ceiling->to_string() +
                     " and the source cuts them off there, which the TOML format cannot say",
                 "scale them: --scale");
        Numbers numbers;
        numbers.party = number;
        numbers.weights.resize(scenario.issues.size());
        numbers.levels.resize(scenario.issues.size());
        for (std::size_t i = 0; i < scenario.issues.size(); ++i) {
            const std::string where = "values." + party.id;
            numbers.weights[i] =
                given(additive->issues[i].weight, where + ".weights." + scenario.issues[i].id);
            for (std::size_t v = 0; v < additive->issues[i].values.size(); ++v)
                numbers.levels[i].push_back(
                    given(additive->issues[i].values[v],
                          where + ".levels." + scenario.issues[i].id + "[" + std::to_string(v) + "]"));
        }
        if (const auto reservation = reservation_value(profile, numeric.domain))
            numbers.no_deal = given(*reservation, "values." + party.id + ".no_deal");
        scenario.numbers.push_back(std::move(numbers));
        if (profile.comparisons) add_order(scenario, profile, *profile.comparisons, number, errors);
    }
    for (const ForbiddenOutcomes& forbidden : numeric.forbidden) {
        Infeasible infeasible;
        infeasible.item.id = "infeasible." + std::to_string(scenario.infeasibles.size() + 1);
        for (const ValueRange& range : forbidden.ranges)
            infeasible.ranges.push_back({range.issue, range.first, range.last});
        scenario.infeasibles.push_back(std::move(infeasible));
    }
    if (!errors.empty()) return errors;
    return scenario;
}

}  // namespace detente
