// SPDX-License-Identifier: Apache-2.0
// A card for each party: what it must have, what it takes, what it refuses, what is open.
#include <algorithm>

#include "detente/briefing/front.h"
#include "detente/deals/advice/crux_rules.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

constexpr std::size_t kNamedOnCard = 1, kBoundsOnCard = 3;
constexpr std::size_t kWordsOnCard = 9;  // of a package, where there is little room

std::string words_of_bound(const Scenario& scenario, const deals::LevelBound& bound) {
    const int last =
        static_cast<int>(scenario.issues[static_cast<std::size_t>(bound.issue)].levels.size()) - 1;
    return bound.at_least ? bound_words(scenario, bound.issue, bound.level, last)
                          : bound_words(scenario, bound.issue, 0, bound.level);
}

// “the whole program handed over and a full…” cut where one part of a package ends: “the whole program handed
// over…”.
std::string cut_at_a_joint(std::string text) {
    const std::size_t end = text.rfind("…”");
    if (end == std::string::npos) return text;
    std::size_t joint = std::string::npos;
    for (const char* between : {" and ", ", "})
        if (const std::size_t at = text.rfind(between, end);
            at != std::string::npos && (joint == std::string::npos || at > joint))
            joint = at;
    if (joint != std::string::npos) text.erase(joint, end - joint);
    return text;
}

class CardWriter {
  public:
    CardWriter(const cases::BriefingReport& report, const AccountContext& account, int party, Brevity brevity)
        : advice_(*report.advice),
          account_(account),
          scenario_(account.scenario),
          party_(party),
          brevity_(brevity),
          crux_(advice_.crux.parties[static_cast<std::size_t>(party)]) {}

    Card write() {
        card_.party = party_;
        card_.name = party_name(scenario_, party_);
        must_have();
        takes();
        refuses();
        open();
        if (brevity_ == Brevity::clipped && card_.lines.size() > 2) card_.lines.resize(2);
        return std::move(card_);
    }

  private:
    void line(const char* label, std::string text) {
        card_.lines.push_back({label, account_.trace.say(std::move(text), account_.verdict_items(party_))});
    }

    std::string named(const std::vector<Package>& packages) const {
        std::vector<std::string> names;
        for (const Package& package : packages)
            if (names.size() < kNamedOnCard) names.push_back(in_words(package, scenario_));
        return list_of(names);
    }

    // What everything that it does not certainly refuse has: levels, or one thing for another.
    void must_have() {
        if (crux_.refused == 0) return;
        const auto& map = account_.answer.verdict_map[static_cast<std::size_t>(party_)];
        deals::LevelTable left, refused;
        std::vector<int> low(advice_.space.sizes.size(), 1'000), high(low.size(), -1);
        // What every exchange has, those that it refuses too, nobody asks for.
        std::vector<int> all_low = low, all_high = high;
        for (const deals::Code code : advice_.exchanges.list) {
            const Package package = deals::decode(advice_.space, code);
            for (std::size_t i = 0; i < low.size(); ++i) {
                all_low[i] = std::min(all_low[i], package.levels[i]);
                all_high[i] = std::max(all_high[i], package.levels[i]);
            }
            if (map[code] == Verdict::never) {
                refused.add(package);
                continue;
            }
            left.add(package);
            for (std::size_t i = 0; i < low.size(); ++i) {
                low[i] = std::min(low[i], package.levels[i]);
                high[i] = std::max(high[i], package.levels[i]);
            }
        }
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < low.size() && left.rows > 0; ++i)
            if (const int least = low[i] > all_low[i] ? low[i] : 0,
                most = high[i] < all_high[i] ? high[i] : advice_.space.sizes[i] - 1;
                least > 0 || most < advice_.space.sizes[i] - 1)
                parts.push_back(bound_words(scenario_, static_cast<int>(i), least, most));
        if (parts.empty()) parts = conditions(deals::find_rules(advice_.space, left, refused));
        if (!parts.empty()) {
            if (parts.size() > kBoundsOnCard) parts.resize(kBoundsOnCard);
            line("Must have", list_of(parts) + ".");
            return;
        }
        if (!crux_.most.empty() && brevity_ < Brevity::short_names)
            line("Must have", "more than " + named(crux_.most) + ".");
    }

    // "coal and textiles freed, in return for the whole program handed over": one condition, and what it must
    // then get rather than what it must then be spared.
    std::vector<std::string> conditions(std::vector<deals::CruxRule> rules) const {
        // Where nobody said which way an issue counts, another level of it is not what it must have: it is only
        // not known to be refused.
        const std::vector<Direction>& ways = advice_.exchanges.directions[static_cast<std::size_t>(party_)];
        std::erase_if(rules, [&](const deals::CruxRule& rule) {
            const Direction way = ways[static_cast<std::size_t>(rule.then.issue)];
            return !is_upward(way) && !is_downward(way);
        });
        if (rules.empty()) return {};
        const deals::CruxRule* told = &rules[0];
        for (const deals::CruxRule& rule : rules)
            if (rule.when == rules[0].when && rule.then.at_least && !told->then.at_least) told = &rule;
        // What nobody said to cost it is no price that it pays.
        std::vector<std::string> price, beside;
        for (const deals::LevelBound& bound : told->when) {
            const Direction way = ways[static_cast<std::size_t>(bound.issue)];
            const bool costs = bound.at_least ? is_downward(way) : is_upward(way);
            (costs ? price : beside).push_back(words_of_bound(scenario_, bound));
        }
        return {words_of_bound(scenario_, told->then) +
                (price.empty() ? "" : ", in return for " + list_of(price)) +
                (beside.empty() ? "" : (price.empty() ? ", where there is " : " with ") + list_of(beside))};
    }

    // "“Yongbyon closed, for all sanctions lifted” and 19 others, for certain."
    std::string of_all(const std::vector<Package>& packages, std::uint64_t all) const {
        const std::uint64_t others = all - std::min<std::uint64_t>(all, 1);
        const std::string name = brevity_ == Brevity::none
                                     ? named(packages)
                                     : cut_at_a_joint(with_short_quotes(named(packages), kWordsOnCard));
        return name + (others == 0 ? "" : " and " + counted(others, "other", "others")) + ", for certain.";
    }

    void takes() {
        if (crux_.certain == 0 || crux_.least.empty()) return;
        line("Takes", brevity_ > Brevity::few_words
                          ? counted(crux_.certain, "exchange", "exchanges") + " for certain."
                          : of_all(crux_.least, crux_.certain));
    }

    void refuses() {
        if (crux_.refused == 0) {
            line("Refuses", "nothing for certain.");
            return;
        }
        const bool named_above =
            !card_.lines.empty() && card_.lines[0].sentence.text.starts_with("More than");
        if (named_above)
            line("Refuses", crux_.refused == 1 ? std::string("that, for certain.")
                                               : "that and " + counted(crux_.refused - 1, "other", "others") +
                                                     ", for certain.");
        else
            line("Refuses", brevity_ > Brevity::few_words || crux_.most.empty()
                                ? counted(crux_.refused, "exchange", "exchanges") + " for certain."
                                : of_all(crux_.most, crux_.refused));
    }

    void open() {
        const std::uint64_t all = advice_.exchanges.list.size();
        const std::uint64_t left = all - crux_.certain - crux_.refused;
        if (left == 0) return;
        line("Open", grouped(left) + " of " +
                         (brevity_ == Brevity::none ? counted(all, "exchange", "exchanges") : grouped(all)) +
                         ".");
    }

    const cases::AccountAdvice& advice_;
    const AccountContext& account_;
    const Scenario& scenario_;
    int party_;
    Brevity brevity_;
    const deals::CruxParty& crux_;
    Card card_;
};

}  // namespace

std::vector<Card> write_cards(const cases::BriefingReport& report, const AccountContext& account,
                              Brevity brevity) {
    std::vector<Card> cards;
    if (!report.advice || !report.advice->found || account.answer.verdict_map.empty()) return cards;
    for (int party = 0; party < static_cast<int>(account.scenario.parties.size()); ++party)
        cards.push_back(CardWriter(report, account, party, brevity).write());
    return cards;
}

}  // namespace detente::briefing
