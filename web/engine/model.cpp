// SPDX-License-Identifier: Apache-2.0
#include "web/engine/model.h"

#include <algorithm>
#include <map>
#include <string>

#include "detente/formats/internal/toml/statement_language.h"
#include "detente/scenario/interval.h"
#include "detente/scenario/words.h"

namespace detente::page {

namespace {

Document item(const Item& of, const char* kind, const std::string& party, std::string words) {
    Document result = Document::object();
    result.set("id", of.id);
    result.set("kind", kind);
    result.set("party", party);
    result.set("words", std::move(words));
    result.set("standing", to_string(of.standing));
    result.set("because", of.because);
    Document sources = Document::array();
    for (const std::string& source : of.sources) sources.push(source);
    for (const Citation& citation : of.cites) sources.push(citation.source);
    result.set("sources", std::move(sources));
    return result;
}

std::string party_id(const Scenario& scenario, int party) {
    return party < 0 ? std::string() : scenario.parties[static_cast<std::size_t>(party)].id;
}

Document items(const Scenario& scenario) {
    Document result = Document::array();
    for (const Statement& statement : scenario.statements) {
        Document one = item(statement.item, "statement", party_id(scenario, statement.party),
                            in_words(statement, scenario));
        one.set("says", toml::write_comparison(statement, scenario));
        result.push(std::move(one));
    }
    for (const Preference& preference : scenario.preferences) {
        Document one = item(preference.item, "direction", party_id(scenario, preference.party),
                            in_words(preference, scenario));
        one.set("direction", to_string(preference.direction));
        one.set("issue", scenario.issues[static_cast<std::size_t>(preference.issue)].id);
        result.push(std::move(one));
    }
    for (const Irreversibility& mark : scenario.irreversibilities)
        result.push(item(mark.item, "mark", "", in_words(mark, scenario)));
    return result;
}

Document end_of(const std::optional<Rational>& end) {
    return end ? Document(end->to_double()) : Document();
}

Document unknown(const std::string& key, const StepQuantity& quantity, const Interval& known,
                 std::string words) {
    Document one = Document::object();
    one.set("key", key);
    one.set("quantity", quantity.name);
    one.set("low", end_of(known.low));
    one.set("high", end_of(known.high));
    const Result<Interval> allowed = parse_interval(quantity.allowed);
    one.set("least", allowed ? end_of(allowed->low) : Document());
    one.set("most", allowed ? end_of(allowed->high) : Document());
    one.set("least_open", allowed && allowed->low_open);
    one.set("whole", quantity.whole);
    one.set("words", std::move(words));
    return one;
}

// The stated numbers of [steps], and of each side what every sequence turns on, stated or not.
Document unknowns(const Scenario& scenario) {
    Document result = Document::array();
    if (!scenario.steps) return result;
    std::map<std::string, bool> told;
    const auto tell = [&](const std::string& key, const StepQuantity& quantity, const Interval& known,
                          const std::string& of) {
        if (!told.emplace(key, true).second) return;
        result.push(unknown(key, quantity, known, std::string(quantity.meaning) + of));
    };
    const auto name_of_piece = [&](const std::string& id) {
        for (const StepPiece& piece : scenario.steps->pieces)
            if (piece.item.id == id) return piece.name.empty() ? id : piece.name;
        return id;
    };
    for (const char* name : {"patience", "penalty", "lag"}) {
        const StepQuantity* quantity = find_step_quantity(name);
        std::vector<int> sides = scenario.steps->sides;
        if (sides.empty())
            for (const StepPiece& piece : scenario.steps->pieces)
                if (std::find(sides.begin(), sides.end(), piece.party) == sides.end())
                    sides.push_back(piece.party);
        for (const int side : sides) {
            const std::string key = step_key(name, party_id(scenario, side), "");
            Interval known = Interval::everything();
            if (const Result<Interval> widest = parse_interval(quantity->widest)) known = *widest;
            for (const StepNumber& number : scenario.steps->numbers)
                if (number.quantity == name && number.party == side && number.piece.empty())
                    known = number.value;
            tell(key, *quantity, known, " (" + party_name(scenario, side) + ")");
        }
    }
    for (const StepNumber& number : scenario.steps->numbers) {
        const StepQuantity* quantity = find_step_quantity(number.quantity);
        if (!quantity) continue;
        const std::string rest = number.piece.empty() ? number.type : number.piece;
        std::string of = number.party < 0 ? "" : " (" + party_name(scenario, number.party);
        if (!number.piece.empty()) of += ": " + name_of_piece(number.piece);
        if (!number.type.empty()) of += ": " + number.type;
        if (number.party >= 0) of += ")";
        tell(step_key(number.quantity, party_id(scenario, number.party), rest), *quantity, number.value, of);
    }
    return result;
}

}  // namespace

Document model_document(const Scenario& scenario) {
    Document result = Document::object();
    result.set("id", scenario.id);
    result.set("title", scenario.title);
    result.set("asked", scenario.asked);
    result.set("as_of", to_string(scenario.as_of));
    result.set("default_account", scenario.default_account);
    Document parties = Document::array();
    for (std::size_t i = 0; i < scenario.parties.size(); ++i) {
        Document one = Document::object();
        one.set("id", scenario.parties[i].id);
        one.set("name", party_name(scenario, static_cast<int>(i)));
        parties.push(std::move(one));
    }
    result.set("parties", std::move(parties));
    Document issues = Document::array();
    for (std::size_t i = 0; i < scenario.issues.size(); ++i) {
        const Issue& issue = scenario.issues[i];
        Document one = Document::object();
        one.set("id", issue.id);
        one.set("name", issue_name(scenario, static_cast<int>(i)));
        one.set("levels", Document::array_of(issue.levels));
        one.set("delivers", issue.delivers ? party_id(scenario, *issue.delivers) : std::string());
        issues.push(std::move(one));
    }
    result.set("issues", std::move(issues));
    Document accounts = Document::array();
    for (const Account& account : scenario.accounts) {
        Document one = Document::object();
        one.set("id", account.id);
        one.set("title", account.title);
        accounts.push(std::move(one));
    }
    result.set("accounts", std::move(accounts));
    Document sources = Document::array();
    for (const Source& source : scenario.sources) {
        Document one = Document::object();
        one.set("id", source.id);
        one.set("words", in_words(source));
        one.set("published", to_string(source.published));
        sources.push(std::move(one));
    }
    result.set("sources", std::move(sources));
    result.set("items", items(scenario));
    result.set("unknowns", unknowns(scenario));
    Document has = Document::array();
    if (scenario.standoff) has.push("standoff");
    if (scenario.steps) has.push("steps");
    if (!scenario.numbers.empty()) has.push("numbers");
    result.set("has", std::move(has));
    return result;
}

}  // namespace detente::page
