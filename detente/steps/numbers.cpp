// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/numbers.h"

#include <algorithm>

#include "detente/base/suggest.h"
#include "detente/scenario/steps_check.h"

namespace detente::steps {

namespace {

const std::string& party_id(const Scenario& scenario, int party) {
    return scenario.parties[static_cast<std::size_t>(party)].id;
}

// The key of a what-if; the mark keeps it apart from what the file states.
std::string set_key(std::string_view key) {
    return "=" + std::string(key);
}

// Which quantity and type a key names; the longest quantity name wins ("verification.sites").
struct Meaning {
    const StepQuantity* quantity = nullptr;
    std::string type;
    bool both_types = false;
};

void keys_of(const StepQuantity& quantity, const Scenario& scenario, int party,
             std::vector<std::string>& keys) {
    const std::string& id = party_id(scenario, party);
    using Of = StepQuantity::Of;
    keys.push_back(step_key(quantity.name, id, {}));
    if (quantity.of == Of::party_type)
        for (const char* type : {"trustworthy", "cheat"}) keys.push_back(step_key(quantity.name, id, type));
    if (quantity.of == Of::party_piece)
        for (const StepPiece& piece : scenario.steps->pieces)
            if ((piece.party == party) != (quantity.name == "benefit"))
                keys.push_back(step_key(quantity.name, id, piece.item.id));
}

Result<Meaning> meaning_of(const std::string& key, const Scenario& scenario) {
    const auto known = known_keys(scenario);
    if (std::find(known.begin(), known.end(), key) == known.end())
        return make_error({}, "unknown key `" + key + "` in --set", did_you_mean(key, known));
    Meaning meaning;
    for (const StepQuantity& quantity : step_quantities()) {
        const std::string name(quantity.name);
        if (key == name || key.rfind(name + ".", 0) == 0) meaning.quantity = &quantity;
        if (key == name) break;
    }
    if (meaning.quantity->of == StepQuantity::Of::party_type) {
        for (const std::string type : {"trustworthy", "cheat"})
            if (key.size() > type.size() + 1 && key.substr(key.size() - type.size() - 1) == "." + type)
                meaning.type = type;
        meaning.both_types = meaning.type.empty();
    }
    return meaning;
}

Result<Setting> setting_of(const std::string& key, std::string_view text, const StepQuantity& quantity,
                           std::string_view type) {
    const auto value = parse_interval(text);
    if (!value.ok()) {
        Error error = value.errors().front();
        error.message = "--set " + key + ": " + error.message;
        return error;
    }
    Interval interval = *value;
    if (interval == Interval::everything()) interval = widest_values(quantity, type);
    if (auto fault = check_step_value(quantity, type, interval, key, {})) {
        fault->message = "--set " + fault->message;
        return *fault;
    }
    return Setting{key, interval};
}

// "0.5,1.5" or "[0.4,0.5],1.5" cut at the comma outside brackets; one part stays one.
std::vector<std::string_view> cut_at_commas(std::string_view text) {
    std::vector<std::string_view> parts;
    int depth = 0;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '[' || text[i] == '(') ++depth;
        if (text[i] == ']' || text[i] == ')') --depth;
        if (text[i] == ',' && depth == 0) {
            parts.push_back(text.substr(start, i - start));
            start = i + 1;
        }
    }
    parts.push_back(text.substr(start));
    return parts;
}

}  // namespace

std::vector<std::string> known_keys(const Scenario& scenario) {
    std::vector<std::string> keys;
    if (!scenario.steps) return keys;
    for (const StepQuantity& quantity : step_quantities()) {
        if (quantity.of == StepQuantity::Of::nobody) {
            keys.emplace_back(quantity.name);
            continue;
        }
        for (const int party : step_sides(scenario)) keys_of(quantity, scenario, party, keys);
    }
    return keys;
}

Result<std::vector<Setting>> parse_setting(std::string_view text, const Scenario& scenario) {
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0)
        return make_error({}, "`--set " + std::string(text) + "` has no key and value",
                          "write --set penalty.P=0.5");
    if (!scenario.steps)
        return make_error({scenario.file, 0, 0},
                          "--set changes numbers of [steps], and this scenario has none",
                          "add a [steps] section");
    const std::string key(text.substr(0, equals));
    const std::string_view value = text.substr(equals + 1);
    const auto meaning = meaning_of(key, scenario);
    if (!meaning.ok()) return meaning.errors();
    if (!meaning->both_types) {
        const auto one = setting_of(key, value, *meaning->quantity, meaning->type);
        if (!one.ok()) return one.errors();
        return std::vector<Setting>{*one};
    }
    const auto parts = cut_at_commas(value);
    if (parts.size() > 2 || (parts.size() == 1 && meaning->quantity->name == "temptation"))
        return make_error(
            {}, "--set " + key + " takes the trustworthy type's value and the cheat's",
            "write --set " + key + "=0.5,1.5, or set " + key + ".trustworthy or " + key + ".cheat");
    std::vector<Setting> settings;
    const std::string_view types[] = {"trustworthy", "cheat"};
    for (std::size_t t = 0; t < 2; ++t) {
        const auto one = setting_of(key + "." + std::string(types[t]), parts[t % parts.size()],
                                    *meaning->quantity, types[t]);
        if (!one.ok()) return one.errors();
        settings.push_back(*one);
    }
    return settings;
}

Known LadderNumbers::find(std::string_view quantity, std::string_view party, std::string_view rest) const {
    const std::string exact = step_key(quantity, party, rest);
    const std::string whole = step_key(quantity, party, {});
    for (const std::string& key : {set_key(exact), set_key(whole), exact, whole})
        if (const auto place = by_key.find(key); place != by_key.end()) return place->second;
    const StepQuantity* known = find_step_quantity(quantity);
    return {widest_values(*known, rest), {}, false};
}

Result<LadderNumbers> numbers_in_force(const Scenario& scenario, const InForce& in_force,
                                       const std::vector<Setting>& settings) {
    LadderNumbers numbers;
    if (!scenario.steps) return numbers;
    for (const StepNumber& number : scenario.steps->numbers) {
        if (!in_force.contains(number.item.id)) continue;
        const std::string key =
            step_key(number.quantity, number.party < 0 ? "" : party_id(scenario, number.party),
                     number.piece.empty() ? number.type : number.piece);
        Interval value = number.value;
        if (value == Interval::everything())
            value = widest_values(*find_step_quantity(number.quantity), number.type);
        const auto [place, added] = numbers.by_key.emplace(key, Known{value, number.item.id, false});
        if (!added)
            return make_error(number.item.place,
                              "two numbers for `" + key + "` are in force under the account `" +
                                  in_force.account + "`: `" + place->second.id + "` and `" + number.item.id +
                                  "`",
                              "let each account name one of them");
    }
    for (const Setting& setting : settings)
        numbers.by_key[set_key(setting.key)] = Known{setting.value, {}, true};
    return numbers;
}

}  // namespace detente::steps
