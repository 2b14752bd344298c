// SPDX-License-Identifier: Apache-2.0
// All sentences of a briefing with the section they stand in, for tests that hold of each of them.
#pragma once

#include <string>
#include <vector>

#include "detente/briefing/briefing.h"

namespace detente::briefing {

struct Placed {
    std::string section;
    Sentence sentence;
};

inline void collect(const std::vector<Section>& sections, std::vector<Placed>& into) {
    for (const Section& section : sections)
        for (const Point& point : section.points) {
            into.push_back({section.id, point.claim});
            for (const Sentence& detail : point.details) into.push_back({section.id, detail});
        }
}

inline std::vector<Placed> all_sentences(const Briefing& briefing) {
    std::vector<Placed> found;
    for (const FrontPart& part : briefing.front.parts) {
        for (const Sentence& sentence : part.sentences) found.push_back({part.id, sentence});
        for (const Card& card : part.cards)
            for (const Card::Line& line : card.lines) found.push_back({part.id, line.sentence});
    }
    for (const AccountView& account : briefing.accounts) {
        found.push_back({"answer", account.answer});
        for (const Sentence& remark : account.remarks) found.push_back({"answer", remark});
        collect(account.sections, found);
        for (const EdgeView& bound : account.bounds)
            for (const Sentence& why : bound.why) found.push_back({"bounds", why});
    }
    collect(briefing.sections, found);
    return found;
}

inline const Section* find_section(const std::vector<Section>& sections, const std::string& id) {
    for (const Section& section : sections)
        if (section.id == id) return &section;
    return nullptr;
}

inline const FrontPart* find_part(const Briefing& briefing, const std::string& id) {
    for (const FrontPart& part : briefing.front.parts)
        if (part.id == id) return &part;
    return nullptr;
}

// What the briefing says itself: the text without the words it quotes from the scenario.
inline std::string own_words(const std::string& text) {
    std::string result;
    int depth = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (text.compare(i, 3, "“") == 0)
            ++depth, i += 3;
        else if (text.compare(i, 3, "”") == 0)
            depth = depth > 0 ? depth - 1 : 0, i += 3;
        else {
            if (depth == 0) result += text[i];
            ++i;
        }
    }
    return result;
}

}  // namespace detente::briefing
