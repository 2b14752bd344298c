// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/concepts.h"

#include <algorithm>

#include "detente/base/suggest.h"

namespace detente::standoff {

const std::vector<ConceptRow>& concept_table() {
    static const std::vector<ConceptRow> table = {
        {"nash", "Nash", "nobody can improve by a move of its own", true},
        {"gmr", "GMR", "every improvement could be answered so that it does not pay", true},
        {"smr", "SMR",
         "every improvement could be answered so that it does not pay, and there is no way out of it", true},
        {"seq", "SEQ",
         "every improvement would be answered, by moves that serve those who answer, so that it does not pay",
         true},
        {"sseq", "SSEQ", "as SEQ, and there is no way out of the answer", true},
        {"sim", "SIM", "the others, improving at the same time, would undo every improvement", false},
        {"seq_or_sim", "SEQ or SIM", "stable by SEQ or by SIM", false},
        {"l1", "L1, L2, ...", "foresight of so many moves, for two decision makers with strict rankings",
         false},
        {"nm", "NM", "foresight without end, for two decision makers with strict rankings", false},
        {"rnash", "RNash", "Nash with attitudes", false},
        {"rgmr", "RGMR", "GMR with attitudes", false},
        {"rsmr", "RSMR", "SMR with attitudes", false},
        {"rseq", "RSEQ", "SEQ with attitudes", false},
        {"cnash", "CNash", "no coalition can improve by moves of its own", false},
        {"cgmr", "CGMR",
         "every improvement of a coalition could be answered so that it does not pay for all its members",
         false},
        {"csmr", "CSMR", "as CGMR, and there is no way out of the answer", false},
        {"cseq", "CSEQ", "as CGMR, the answers serving those who make them", false},
    };
    return table;
}

const ConceptRow* find_concept(std::string_view key) {
    for (const ConceptRow& row : concept_table())
        if (row.key == key) return &row;
    return horizon_of(key) > 0 ? find_concept("l1") : nullptr;
}

int horizon_of(std::string_view key) {
    if (key.size() < 2 || key.size() > 4 || key.front() != 'l') return 0;
    int h = 0;
    for (const char c : key.substr(1)) {
        if (c < '0' || c > '9') return 0;
        h = 10 * h + (c - '0');
    }
    return h;
}

Result<std::vector<std::string>> wanted_concepts(const std::vector<std::string>& asked) {
    std::vector<std::string> wanted;
    const auto add = [&](const std::string& key) {
        if (std::find(wanted.begin(), wanted.end(), key) == wanted.end()) wanted.push_back(key);
    };
    if (asked.empty())
        for (const ConceptRow& row : concept_table())
            if (row.by_default) add(std::string(row.key));
    for (const std::string& list : asked) {
        std::size_t begin = 0;
        while (begin <= list.size()) {
            const std::size_t end = std::min(list.find(',', begin), list.size());
            std::string key;
            for (const char c : list.substr(begin, end - begin))
                if (c != ' ')
                    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '-' ? '_' : c;
            begin = end + 1;
            if (key == "r") key = "nash";
            if (key.empty()) continue;
            if (find_concept(key) == nullptr) {
                std::vector<std::string> known;
                for (const ConceptRow& row : concept_table()) known.emplace_back(row.key);
                return make_error({}, "unknown concept `" + key + "`", did_you_mean(key, known));
            }
            add(key);
        }
    }
    return wanted;
}

}  // namespace detente::standoff
