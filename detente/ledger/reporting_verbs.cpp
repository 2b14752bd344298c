// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/reporting_verbs.h"

#include <string>
#include <unordered_map>

namespace detente::ledger {

namespace {

struct Entry {
    Force force;
    std::string lemma;
    bool finite;
};

struct Irregular {
    std::string_view lemma;
    std::string_view past;
    std::string_view participle;
};

constexpr Irregular kIrregular[] = {
    {"say", "said", "said"},
    {"tell", "told", "told"},
    {"write", "wrote", "written"},
    {"think", "thought", "thought"},
    {"hear", "heard", "heard"},
    {"learn", "learned", "learned"},
    {"swear", "swore", "sworn"},
    {"seek", "sought", "sought"},
    {"understand", "understood", "understood"},
    {"commit", "committed", "committed"},
    {"admit", "admitted", "admitted"},
    {"vow", "vowed", "vowed"},
    {"rebut", "rebutted", "rebutted"},
    {"undertake", "undertook", "undertaken"},
    {"deny", "denied", "denied"},
    {"reply", "replied", "replied"},
    {"imply", "implied", "implied"},
    {"worry", "worried", "worried"},
    {"offer", "offered", "offered"},
    {"signal", "signalled", "signalled"},
    {"recall", "recalled", "recalled"},
    {"refute", "refuted", "refuted"},
};

std::string ending(std::string_view lemma, std::string_view suffix) {
    std::string word(lemma);
    if (suffix == "s") {
        if (word.ends_with("y") && word.size() > 2 &&
            std::string_view("aeiou").find(word[word.size() - 2]) == std::string_view::npos)
            return word.substr(0, word.size() - 1) + "ies";
        if (word.ends_with("s") || word.ends_with("sh") || word.ends_with("ch")) return word + "es";
        return word + "s";
    }
    if (word.ends_with("e"))
        word.pop_back();
    else if (suffix == "ed" && word.ends_with("y"))
        return word.substr(0, word.size() - 1) + "ied";
    return word + std::string(suffix);
}

std::unordered_map<std::string, Entry> make_table() {
    struct Group {
        Force force;
        std::string_view verbs;
    };
    // The lists of the reference for who said it, one row a force.
    constexpr Group kGroups[] = {
        {Force::neutral,
         "say tell add note state report announce describe explain reply respond write ask mention recall "
         "comment observe"},
        {Force::claiming,
         "claim assert allege insist maintain contend argue suggest imply stress emphasise emphasize declare "
         "boast tout accuse "
         "complain indicate signal"},
        {Force::conceding, "acknowledge admit concede confirm agree accept recognise recognize grant"},
        {Force::denying, "deny reject dismiss dispute refute rebut contradict disavow downplay"},
        {Force::promising, "promise pledge vow commit undertake guarantee swear assure offer"},
        {Force::threatening, "threaten warn caution"},
        {Force::demanding, "demand urge request propose seek"},
        {Force::judging, "believe think expect predict estimate assess doubt worry fear hope guess suspect"},
        {Force::hearing, "hear learn understand"},
    };
    std::unordered_map<std::string, Entry> table;
    for (const Group& group : kGroups) {
        std::string_view rest = group.verbs;
        while (!rest.empty()) {
            const auto space = rest.find(' ');
            const std::string_view lemma = rest.substr(0, space);
            rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
            std::string past = ending(lemma, "ed");
            std::string participle = past;
            for (const Irregular& odd : kIrregular) {
                if (odd.lemma != lemma) continue;
                past = odd.past;
                participle = odd.participle;
            }
            std::string ing = ending(lemma, "ing");
            if (lemma == "commit" || lemma == "admit" || lemma == "rebut") ing = std::string(lemma) + "ting";
            const std::string name(lemma);
            table.try_emplace(name, Entry{group.force, name, true});
            table.try_emplace(ending(lemma, "s"), Entry{group.force, name, true});
            table.try_emplace(past, Entry{group.force, name, true});
            table.try_emplace(participle, Entry{group.force, name, past == participle});
            table.try_emplace(ing, Entry{group.force, name, false});
        }
    }
    return table;
}

// Looked up by a view: no word is copied to be found.
const std::unordered_map<std::string_view, Entry>& table() {
    static const std::unordered_map<std::string, Entry> kOwner = make_table();
    static const std::unordered_map<std::string_view, Entry> kTable(kOwner.begin(), kOwner.end());
    return kTable;
}

const Entry* find(std::string_view lower) {
    const auto found = table().find(lower);
    return found == table().end() ? nullptr : &found->second;
}

}  // namespace

std::string_view to_string(Force force) {
    switch (force) {
        case Force::neutral:
            return "neutral";
        case Force::claiming:
            return "claiming";
        case Force::conceding:
            return "conceding";
        case Force::denying:
            return "denying";
        case Force::promising:
            return "promising";
        case Force::threatening:
            return "threatening";
        case Force::demanding:
            return "demanding";
        case Force::judging:
            return "judging";
        case Force::hearing:
            return "hearing";
        case Force::none:
            break;
    }
    return "none";
}

Force reporting_force(std::string_view lower) {
    const Entry* entry = find(lower);
    return entry ? entry->force : Force::none;
}

std::string_view reporting_lemma(std::string_view lower) {
    const Entry* entry = find(lower);
    return entry ? std::string_view(entry->lemma) : lower;
}

bool is_finite_reporting(std::string_view lower) {
    const Entry* entry = find(lower);
    return entry && entry->finite;
}

}  // namespace detente::ledger
