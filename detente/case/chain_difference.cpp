// SPDX-License-Identifier: Apache-2.0
#include "detente/case/internal/chain_difference.h"

#include <algorithm>
#include <string_view>

namespace detente::cases {

namespace {

bool shares_last_name(std::string_view a, std::string_view b) {
    const std::string first = " " + plain_name(a);
    const std::string second = " " + plain_name(b);
    return first.ends_with(second) || second.ends_with(first) ||
           (first + " ").find(second + " ") != std::string::npos ||
           (second + " ").find(first + " ") != std::string::npos;
}

// One of whom something can be said: not "unknown", the page, a pronoun.
bool is_somebody(const std::string& who) {
    static constexpr std::string_view kNobody[] = {"",    "unknown", "page", "press", "he",
                                                   "she", "they",    "it",   "i",     "we",
                                                   "him", "them",    "her",  "who",   "this page"};
    const std::string plain = plain_name(who);
    return std::find(std::begin(kNobody), std::end(kNobody), plain) == std::end(kNobody);
}

// A name, and no description: "the chair of the union" may be whoever else is meant.
bool is_proper_name(const std::string& who) {
    const std::string plain = plain_name(who);
    if (plain.empty() || plain.find(" of ") != std::string::npos) return false;
    const std::size_t start = who.find_last_of(' ') == std::string::npos ? 0 : who.find_last_of(' ') + 1;
    const auto last = static_cast<unsigned char>(who[start]);
    return last >= 'A' && last <= 'Z';
}

bool is_unnamed(const ChainLink& link) {
    return !link.named && link.who.starts_with("anon#");
}

// "the mayor", where the page's speaker is "Mayor Jon Hale".
bool describes(const std::string& who, const std::string& role) {
    if (is_proper_name(who) || role.empty()) return false;
    const auto lower = [](std::string text) {
        for (char& c : text)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        return text;
    };
    // The title itself is looked for, which a plain name is without.
    const std::string head = lower(who.substr(who.rfind(' ') == std::string::npos ? 0 : who.rfind(' ') + 1));
    return !head.empty() && (" " + lower(role) + " ").find(" " + head + " ") != std::string::npos;
}

class ChainDifference {
  public:
    ChainDifference(const std::vector<ChainLink>& chain, const std::vector<std::vector<ChainLink>>& marks,
                    const NameIndex& names)
        : chain_(chain), marks_(marks), names_(names) {}

    std::string told() const {
        if (marks_.empty() || chain_.empty()) return {};
        std::string order;
        bool in_order = false;
        for (const auto& mark : marks_) {
            const int found = order_in(mark);
            in_order = in_order || found > 0;
            if (found < 0 && order.empty()) order = both(mark);
        }
        if (!order.empty() && !in_order) return order;
        const ChainLink& first = chain_.front();
        if (!first.named || !is_somebody(first.who)) return {};
        std::string relayed, others;
        bool all_others = true;
        for (const auto& mark : marks_) {
            if (same(first.who, mark.front().who)) {
                const bool complete = std::all_of(mark.begin() + 1, mark.end(), [&](const ChainLink& relay) {
                    return !is_somebody(relay.who) || has(relay.who);
                });
                if (complete) return {};
                if (relayed.empty()) relayed = both(mark);
            }
            for (const ChainLink& link : mark) {
                const bool mentioned = std::any_of(chain_.begin(), chain_.end(), [&](const ChainLink& one) {
                    return same(one.who, link.who);
                });
                // A description or a pronoun may mean whom the chain names.
                const bool unnamed = is_unnamed(link) && is_person(first.who);
                if (mentioned || (!unnamed && (!link.named || !is_proper_name(link.who)))) all_others = false;
            }
            if (others.empty()) others = both(mark);
        }
        if (!relayed.empty()) return relayed;
        const bool named = std::all_of(chain_.begin(), chain_.end(), [](const ChainLink& link) {
            return link.named && is_proper_name(link.who);
        });
        return all_others && named ? others : std::string();
    }

  private:
    bool same(const std::string& a, const std::string& b) const {
        if (!is_somebody(a) || !is_somebody(b)) return false;
        const int party = names_.party_of(a);
        return names_.same(a, b) || (party >= 0 && party == names_.party_of(b)) || shares_last_name(a, b);
    }
    // Officials whom the page does not name are not a person whom the chain does; a party may speak through them.
    bool is_person(const std::string& who) const {
        return names_.person(who) >= 0 || names_.party_of(who) < 0;
    }
    bool has(const std::string& who) const {
        return std::any_of(chain_.begin(), chain_.end(),
                           [&](const ChainLink& one) { return same(one.who, who) || same(one.to, who); });
    }
    // 1: two of the chain's speakers stand in this order on the page as well; -1: in the other; 0: neither.
    int order_in(const std::vector<ChainLink>& mark) const {
        const auto place = [&](const std::string& who) {
            for (std::size_t at = 0; at < mark.size(); ++at)
                if (same(who, mark[at].who)) return static_cast<int>(at);
            // Whom the last was said to comes behind all who spoke.
            return same(who, mark.back().to) ? static_cast<int>(mark.size()) : -1;
        };
        std::vector<int> places;
        for (const ChainLink& link : chain_) {
            places.push_back(place(link.who));
            if (&link == &chain_.back()) places.push_back(place(link.to));
        }
        std::erase(places, -1);
        places.erase(std::unique(places.begin(), places.end()), places.end());
        if (places.size() < 2) return 0;
        return std::is_sorted(places.begin(), places.end()) ? 1 : -1;
    }
    static std::string in_words(const std::vector<ChainLink>& chain) {
        std::string text;
        for (const ChainLink& link : chain)
            text += (text.empty() ? "" : ", then ") + (is_unnamed(link) ? "somebody unnamed" : link.who);
        const std::string& to = chain.back().to;
        return is_somebody(to) ? text + " to " + to : text;
    }
    std::string both(const std::vector<ChainLink>& mark) const {
        return "the chain is " + in_words(chain_) + ", and that of the page is " + in_words(mark);
    }

    const std::vector<ChainLink>& chain_;
    const std::vector<std::vector<ChainLink>>& marks_;
    const NameIndex& names_;
};

}  // namespace

// The file says that somebody else said it than the page does.
std::string other_speaker(const std::vector<ChainLink>& chain, const std::string& speaker,
                          const std::vector<std::vector<ChainLink>>& marks, const NameIndex& names) {
    if (speaker.empty()) return {};
    std::string said;
    for (const ChainLink& link : chain) {
        if (describes(link.who, speaker)) return {};
        for (const std::vector<ChainLink>& mark : marks)
            for (const ChainLink& one : mark)
                if (one.who == speaker && describes(link.who, one.role)) return {};
        // Somebody without a name, or whom the page names by another of his names, is no difference.
        if (!link.named || link.who.empty() || names.same(link.who, speaker)) return {};
        const int party = names.party_of(link.who);
        if (party >= 0 && party == names.party_of(speaker)) return {};
        if (shares_last_name(link.who, speaker)) return {};
        said += (said.empty() ? "" : ", ") + link.who;
    }
    return said;
}

std::string chain_difference(const std::vector<ChainLink>& chain,
                             const std::vector<std::vector<ChainLink>>& marks, const NameIndex& names) {
    return ChainDifference(chain, marks, names).told();
}

}  // namespace detente::cases
