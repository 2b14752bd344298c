// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/names.h"

#include <algorithm>
#include <array>

#include "detente/base/unicode.h"
#include "detente/scenario/scenario.h"

namespace detente {

namespace {

constexpr std::array<std::string_view, 44> kTitles{
    "the",      "mr",        "mrs",        "ms",      "dr",      "prof",    "professor",      "president",
    "vice",     "prime",     "minister",   "foreign", "defence", "defense", "chairman",       "chairwoman",
    "chair",    "secretary", "general",    "gen",     "senator", "sen",     "representative", "rep",
    "governor", "gov",       "ambassador", "envoy",   "mayor",   "king",    "queen",          "prince",
    "princess", "pope",      "colonel",    "col",     "captain", "admiral", "marshal",        "chancellor",
    "premier",  "judge",     "sir",        "comrade"};

// Family names that are written before the given ones.
constexpr std::array<std::string_view, 40> kFamilyFirst{
    "kim",  "lee",    "park", "choi",  "ri",    "jong", "choe", "kang",  "moon", "yoon",
    "xi",   "li",     "wang", "zhang", "chen",  "liu",  "yang", "huang", "zhao", "wu",
    "zhou", "xu",     "sun",  "ma",    "zhu",   "hu",   "guo",  "he",    "lin",  "mao",
    "deng", "nguyen", "tran", "pham",  "hoang", "vo",   "dang", "bui",   "hun",  "ho"};

template <std::size_t N>
bool is_in(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::vector<std::string> words_of_name(std::string_view name) {
    const std::string folded = unicode::normal_form_c(unicode::fold_case(name));
    std::vector<std::string> words;
    std::string word;
    for (const char c : folded) {
        const bool parts = c == ' ' || c == '\t' || c == '\n' || c == '.' || c == ',';
        if (!parts) word += c;
        if (parts && !word.empty()) words.push_back(std::move(word)), word.clear();
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

}  // namespace

std::string plain_name(std::string_view name) {
    std::vector<std::string> words = words_of_name(name);
    std::size_t first = 0;
    // A title alone is the name: "the Foreign Minister".
    const bool only_title = !words.empty() && is_in(kTitles, words.back());
    while (first + 1 < words.size() && (only_title ? words[first] == "the" : is_in(kTitles, words[first])))
        ++first;
    std::string plain;
    for (std::size_t i = first; i < words.size(); ++i) plain += (plain.empty() ? "" : " ") + words[i];
    return plain;
}

NameIndex::NameIndex(const Scenario& scenario) {
    const auto file = [&](std::string_view name, const std::string& key) {
        const std::string plain = plain_name(name);
        if (!plain.empty()) key_of_.try_emplace(plain, key);
    };
    // Whoever is declared comes first, people before parties before outlets.
    for (std::size_t i = 0; i < scenario.people.size(); ++i) {
        const Person& person = scenario.people[i];
        const std::string& name = person.name.empty() ? person.id : person.name;
        const std::string key = plain_name(name);
        if (key.empty()) continue;
        spelling_.try_emplace(key, name);
        person_.try_emplace(key, static_cast<int>(i));
        if (person.party) party_.try_emplace(key, *person.party);
        file(name, key);
        file(person.id, key);
        for (const std::string& alias : person.aliases) file(alias, key);
    }
    for (std::size_t i = 0; i < scenario.parties.size(); ++i) {
        const Party& party = scenario.parties[i];
        const std::string& name = party.name.empty() ? party.id : party.name;
        const std::string key = plain_name(name);
        if (key.empty()) continue;
        spelling_.try_emplace(key, name);
        party_.try_emplace(key, static_cast<int>(i));
        file(name, key);
        file(party.id, key);
        for (const std::string& alias : party.aliases) file(alias, key);
    }
    for (const Outlet& outlet : scenario.outlets) {
        const std::string& name = outlet.name.empty() ? outlet.id : outlet.name;
        const std::string key = plain_name(name);
        if (key.empty()) continue;
        spelling_.try_emplace(key, name);
        file(name, key);
        file(outlet.id, key);
        for (const std::string& alias : outlet.aliases) file(alias, key);
    }
    // Then whoever is named somewhere: names of several words may lend their last name.
    std::vector<std::string> bearers;
    const auto mention = [&](const std::string& name) {
        const std::string plain = plain_name(name);
        if (plain.empty() || plain == "page") return;
        if (plain.find(' ') == std::string::npos) return;
        if (key_of_.try_emplace(plain, plain).second) spelling_.try_emplace(plain, name);
        bearers.push_back(plain);
    };
    for (const Person& person : scenario.people) {
        mention(person.name);
        for (const std::string& alias : person.aliases) mention(alias);
    }
    for (const Party& party : scenario.parties) mention(party.leader);
    for (const std::string& name : scenario.named) mention(name);
    std::vector<std::string> outlets;
    for (const Source& source : scenario.sources) outlets.push_back(plain_name(source.outlet));
    for (const std::string& plain : bearers) {
        if (std::find(outlets.begin(), outlets.end(), plain) != outlets.end()) continue;
        const std::string& key = key_of_.at(plain);
        const std::string last = plain.substr(plain.rfind(' ') + 1);
        const std::string first = plain.substr(0, plain.find(' '));
        for (const std::string& name : {last, is_in(kFamilyFirst, first) ? first : std::string()}) {
            if (name.empty()) continue;
            const auto [known, fresh] = last_.try_emplace(name, key);
            if (!fresh && known->second != key) known->second.clear();
        }
    }
    // Names of one word keep the spelling in which they are first written.
    const auto spell = [&](const std::string& name) {
        const std::string plain = plain_name(name);
        if (plain.empty() || plain.find(' ') != std::string::npos) return;
        spelling_.try_emplace(std::string(resolved(plain)), name);
    };
    for (const Party& party : scenario.parties) spell(party.leader);
    for (const Source& source : scenario.sources) {
        const std::string plain = plain_name(source.outlet);
        if (!plain.empty()) spelling_.try_emplace(std::string(resolved(plain)), source.outlet);
    }
    for (const std::string& name : scenario.named) spell(name);
    for (std::size_t i = 0; i < scenario.parties.size(); ++i)
        if (const std::string plain = plain_name(scenario.parties[i].leader); !plain.empty())
            party_.try_emplace(std::string(resolved(plain)), static_cast<int>(i));
}

std::string_view NameIndex::resolved(const std::string& plain) const {
    if (const auto known = key_of_.find(plain); known != key_of_.end()) return known->second;
    if (const auto last = last_.find(plain); last != last_.end() && !last->second.empty())
        return last->second;
    return plain;
}

std::string NameIndex::canonical(std::string_view name) const {
    const std::string plain = plain_name(name);
    const auto known = spelling_.find(std::string(resolved(plain)));
    return known == spelling_.end() ? std::string(name) : known->second;
}

bool NameIndex::same(std::string_view a, std::string_view b) const {
    return resolved(plain_name(a)) == resolved(plain_name(b));
}

int NameIndex::party_of(std::string_view name) const {
    const auto known = party_.find(std::string(resolved(plain_name(name))));
    return known == party_.end() ? -1 : known->second;
}

int NameIndex::person(std::string_view name) const {
    const auto known = person_.find(std::string(resolved(plain_name(name))));
    return known == person_.end() ? -1 : known->second;
}

std::shared_ptr<const NameIndex> names_of(const Scenario& scenario) {
    if (scenario.names) return scenario.names;
    return std::make_shared<const NameIndex>(scenario);
}

}  // namespace detente
