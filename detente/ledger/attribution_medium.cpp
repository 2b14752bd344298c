// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/attribution_parts.h"

#include <algorithm>
#include "detente/ledger/internal/attribution_scene.h"
#include "detente/ledger/internal/noun_words.h"

namespace detente::ledger {

namespace {

bool is_medium(std::string_view word) {
    return is_any(word, {"statement", "post", "letter", "interview", "tweet", "speech", "memo", "email",
                         "e-mail", "article", "essay", "address", "message", "broadcast", "communique",
                         "telegram", "podcast", "op-ed", "note"});
}

}  // namespace

void note_medium(const Scene& s, const AttributionContext& context, std::vector<Attribution>& found) {
    for (std::size_t i = 0; i + 2 < s.words.size(); ++i) {
        if (s.quoted[i] || !is_any(s.lower(i), {"in", "during"})) continue;
        if (!is_any(s.lower(i + 1), {"a", "an", "the", "his", "her", "its", "their", "one"})) continue;
        std::size_t noun = i + 2;
        while (noun < s.words.size() && noun < i + 5 && !s.words[noun].is_mark && !is_medium(s.lower(noun)))
            ++noun;
        if (noun >= s.words.size() || !is_medium(s.lower(noun))) continue;
        Attribution* nearest = nullptr;
        const std::size_t at = s.words[i].from + s.offset;
        const auto distance = [&](const Attribution& a) {
            return a.span.from > at ? a.span.from - at : at - a.span.from;
        };
        for (Attribution& a : found)
            if (a.force != Force::hearing && (!nearest || distance(a) < distance(*nearest))) nearest = &a;
        if (!nearest || nearest->chain.empty()) return;
        nearest->medium = std::string(s.lower(noun));
        nearest->chain.front().medium = nearest->medium;
        if (nearest->medium != "interview" || s.lower(noun + 1) != "with") return;
        const NounPhrase outlet = phrase_from(s.text, s.words, noun + 2);
        if (!outlet) return;
        nearest->to = outlet.text;
        if (!is_outlet(outlet.text, context.outlets) || nearest->chain.size() != 2) return;
        nearest->chain.front().to = outlet.text;
        ChainLink relay;
        relay.who = outlet.text;
        relay.to = "page";
        relay.named = relay.who != "unknown";
        nearest->chain.insert(nearest->chain.end() - 1, std::move(relay));
        return;
    }
}

void name_hearsay(std::vector<Attribution>& found) {
    const auto relay = std::find_if(found.begin(), found.end(), [](const Attribution& a) {
        return a.force != Force::hearing && a.chain.size() == 3 && a.chain.front().who == "unknown";
    });
    if (relay == found.end()) {
        // "Reportedly he had sold his shares, Dagens Nyheter reported": whatever reports is the relay, known as an
        // outlet or not.
        const bool heard = std::any_of(found.begin(), found.end(), [](const Attribution& a) {
            return a.force == Force::hearing && a.who == "unknown";
        });
        const auto reporter = std::find_if(found.begin(), found.end(), [](const Attribution& a) {
            return a.force != Force::hearing && a.chain.size() == 2 && !a.unresolved && !a.anonymous &&
                   is_any(a.verb, {"reported", "reports"});
        });
        if (!heard || reporter == found.end()) return;
        ChainLink source = link("unknown", {}, reporter->who);
        reporter->chain.insert(reporter->chain.begin(), std::move(source));
    }
    std::erase_if(found,
                  [](const Attribution& a) { return a.force == Force::hearing && a.who == "unknown"; });
}

}  // namespace detente::ledger
