// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "detente/base/suggest.h"
#include "detente/talks/catalog.h"

namespace detente::talks {

namespace {

struct Word {
    std::string name;                                         // "boulware", or after "accept="
    std::vector<std::pair<std::string, std::string>> values;  // parameters as written
};

std::string trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return std::string(text);
}

Error unreadable(std::string_view text, const std::string& what) {
    return make_error({}, "the strategy `" + std::string(text) + "` cannot be read: " + what,
                      "write it as boulware(e=0.2) model=frequency accept=ac_next");
}

// Splits at blanks that are outside brackets. Nothing where brackets do not match.
std::optional<std::vector<std::string>> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    int depth = 0;
    for (const char c : text) {
        if (c == '(') ++depth;
        if (c == ')' && --depth < 0) return std::nullopt;
        if (c == ' ' && depth == 0) {
            if (!words.back().empty()) words.emplace_back();
        } else {
            words.back().push_back(c);
        }
    }
    if (words.back().empty()) words.pop_back();
    if (depth != 0) return std::nullopt;
    return words;
}

Result<Word> word_of(std::string_view text, const std::string& word) {
    const std::size_t open = word.find('(');
    Word read{trimmed(word.substr(0, open)), {}};
    if (open == std::string::npos) return read;
    if (word.back() != ')')
        return unreadable(text, "something follows the closing bracket of `" + read.name + "`");
    std::string_view rest = std::string_view(word).substr(open + 1, word.size() - open - 2);
    while (!trimmed(rest).empty()) {
        const std::size_t comma = rest.find(',');
        const std::string_view one = rest.substr(0, comma);
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        const std::size_t equal = one.find('=');
        if (equal == std::string_view::npos)
            return unreadable(text, "`" + trimmed(one) + "` gives no value to a parameter");
        read.values.emplace_back(trimmed(one.substr(0, equal)), trimmed(one.substr(equal + 1)));
    }
    return read;
}

std::string number_text(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.10g", value);
    return text;
}

Result<Parameters> parameters_of(const CatalogEntry& entry, const Word& word) {
    Parameters parameters;
    std::vector<std::string> names;
    for (const ParameterKind& kind : entry.parameters) {
        parameters[kind.name] = kind.standard;
        names.push_back(kind.name);
    }
    std::vector<std::string> seen;
    Errors errors;
    for (const auto& [name, value] : word.values) {
        const ParameterKind* kind = nullptr;
        for (const ParameterKind& one : entry.parameters)
            if (one.name == name) kind = &one;
        if (!kind) {
            errors.push_back(make_error({}, "`" + entry.name + "` has no parameter `" + name + "`",
                                        names.empty() ? "it has none at all" : did_you_mean(name, names)));
            continue;
        }
        for (const std::string& other : seen)
            if (other == name)
                errors.push_back(make_error(
                    {}, "`" + entry.name + "` is given its parameter `" + name + "` twice", "give it once"));
        seen.push_back(name);
        char* end = nullptr;
        const double number = std::strtod(value.c_str(), &end);
        if (value.empty() || *end != '\0' || std::isnan(number)) {
            errors.push_back(
                make_error({}, "`" + value + "` is no number for `" + name + "` of `" + entry.name + "`",
                           "write a number such as 0.2"));
            continue;
        }
        if (number < kind->least || number > kind->greatest) {
            errors.push_back(make_error(
                {}, "`" + name + "` of `" + entry.name + "` is " + value,
                "it goes from " + number_text(kind->least) + " to " + number_text(kind->greatest)));
            continue;
        }
        if (kind->whole && number != std::floor(number)) {
            errors.push_back(make_error({}, "`" + name + "` of `" + entry.name + "` is " + value,
                                        "it counts something: write a whole number from " +
                                            number_text(kind->least) + " to " + number_text(kind->greatest)));
            continue;
        }
        parameters[name] = number;
    }
    if (!errors.empty()) return errors;
    return parameters;
}

std::optional<Tone> tone_named(std::string_view name) {
    if (name == "friendly") return Tone::friendly;
    if (name == "hostile") return Tone::hostile;
    if (name == "plain") return Tone::plain;
    return std::nullopt;
}

Result<PartChoice> part_of(PartKind kind, const Word& word, Rules rules) {
    const CatalogEntry* entry = find_entry(kind, word.name, rules);
    if (!entry) {
        std::vector<std::string> names;
        for (const CatalogEntry& one : catalog())
            if (one.kind == kind && find_entry(kind, one.name, rules) == &one) names.push_back(one.name);
        std::string remedy = did_you_mean(word.name, names);
        return make_error({}, "there is no " + std::string(spoken(kind)) + " `" + word.name + "`",
                          std::move(remedy));
    }
    Result<Parameters> parameters = parameters_of(*entry, word);
    if (!parameters) return parameters.errors();
    return PartChoice{entry, std::move(*parameters)};
}

}  // namespace

Result<StrategyMaker> read_strategy(std::string_view text, Rules rules) {
    const std::optional<std::vector<std::string>> words = words_of(text);
    if (!words) return unreadable(text, "its brackets do not match");
    if (words->empty()) return unreadable(text, "it names no strategy");
    StrategyMaker maker;
    maker.text = std::string(text);
    Errors errors;
    std::string acceptance, choice, model;
    for (std::size_t k = 0; k < words->size(); ++k) {
        std::string word = (*words)[k];
        PartKind kind = PartKind::bidding;
        if (k > 0) {
            const std::size_t equal = word.find('=');
            const std::size_t open = word.find('(');
            if (equal == std::string::npos || open < equal)
                return unreadable(text,
                                  "`" + word + "` is neither model=, accept=, choice=, walk= nor tone=");
            const std::string which = word.substr(0, equal);
            if (which == "model")
                kind = PartKind::model;
            else if (which == "accept")
                kind = PartKind::acceptance;
            else if (which == "choice")
                kind = PartKind::choice;
            else if (which == "walk")
                kind = PartKind::walking;
            else if (which != "tone")
                return make_error({}, "a strategy has no part `" + which + "`",
                                  did_you_mean(which, {"model", "accept", "choice", "walk", "tone"}));
            word = word.substr(equal + 1);
            if (which == "tone") {
                const std::optional<Tone> tone = tone_named(word);
                if (!tone)
                    errors.push_back(make_error({}, "there is no tone `" + word + "`",
                                                did_you_mean(word, {"friendly", "hostile", "plain"})));
                maker.tone = tone.value_or(Tone::plain);
                continue;
            }
        }
        const Result<Word> read = word_of(text, word);
        if (!read) return read.errors();
        Result<PartChoice> part = part_of(kind, *read, rules);
        if (!part) {
            errors.insert(errors.end(), part.errors().begin(), part.errors().end());
            continue;
        }
        PartChoice& slot = kind == PartKind::bidding      ? maker.bidding
                           : kind == PartKind::model      ? maker.model
                           : kind == PartKind::acceptance ? maker.acceptance
                           : kind == PartKind::walking    ? maker.walking
                                                          : maker.choice;
        if (slot.entry) return unreadable(text, "it names its " + std::string(spoken(kind)) + " twice");
        slot = std::move(*part);
    }
    if (!errors.empty()) return errors;
    const auto complete = [&](PartKind kind, const std::string& name, PartChoice& slot) {
        if (slot.entry || name.empty()) return;
        slot = *part_of(kind, *word_of(name, name), rules);  // the catalog's own words
        if (kind != PartKind::acceptance || !maker.bidding.entry->acceptance_shares) return;
        for (auto& [parameter, value] : slot.parameters) {
            const auto shared = maker.bidding.parameters.find(parameter);
            if (shared != maker.bidding.parameters.end()) value = shared->second;
        }
    };
    complete(PartKind::acceptance, maker.bidding.entry->acceptance, maker.acceptance);
    complete(PartKind::choice, maker.bidding.entry->choice, maker.choice);
    complete(PartKind::model, maker.bidding.entry->model, maker.model);
    return maker;
}

std::unique_ptr<Strategy> StrategyMaker::make(const ProfileIndex* other) const {
    Parts parts;
    parts.bidding = bidding.entry->bidding(bidding.parameters);
    parts.acceptance = acceptance.entry->make_acceptance(acceptance.parameters);
    parts.choice = choice.entry->make_choice(choice.parameters);
    if (sees_other()) {
        if (other) parts.model = model.entry->make_control(*other);
    } else if (model.entry) {
        parts.model = model.entry->make_model(model.parameters);
    }
    if (walking.entry) parts.walking = walking.entry->make_walking(walking.parameters);
    parts.tone = tone;
    parts.below_reservation = bidding.entry->below_reservation;
    return compose(std::move(parts));
}

Result<Voter> read_voter(std::string_view text) {
    const std::optional<std::vector<std::string>> words = words_of(text);
    if (!words || words->size() != 1)
        return make_error({}, "how a party votes cannot be read from `" + std::string(text) + "`",
                          "write it as hill-climber or annealer(temperature=0.2)");
    const Result<Word> word = word_of(text, words->front());
    if (!word) return word.errors();
    const Result<PartChoice> part = part_of(PartKind::voter, *word, Rules::strict);
    if (!part) return part.errors();
    return part->entry->make_voter(part->parameters);
}

}  // namespace detente::talks
