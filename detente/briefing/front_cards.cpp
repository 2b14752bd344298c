// SPDX-License-Identifier: Apache-2.0
// A card for each party: what it must have, what it takes, what it refuses, what is open.
#include <algorithm>

#include "detente/briefing/front.h"
#include "detente/deals/advice/crux_rules.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

constexpr std::size_t kNamedOnCard = 1, kBoundsOnCard = 3;

std::string words_of_bound(const Scenario& scenario, const deals::LevelBound& bound) {
    const int last =
        static_cast<int>(scenario.issues[static_cast<std::size_t>(bound.issue)].levels.size()) - 1;
    return bound.at_least ? bound_words(scenario, bound.issue, bound.level, last)
                          : bound_words(scenario, bound.issue, 0, bound.level);
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
        for (const deals::Code code : advice_.exchanges.list) {
            const Package package = deals::decode(advice_.space, code);
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
            if (low[i] > 0 || high[i] < advice_.space.sizes[i] - 1)
                parts.push_back(bound_words(scenario_, static_cast<int>(i), low[i], high[i]));
        if (parts.empty()) parts = conditions(deals::find_rules(advice_.space, left, refused));
        if (!parts.empty()) {
            if (parts.size() > kBoundsOnCard) parts.resize(kBoundsOnCard);
            line("Must have", list_of(parts) + ".");
            return;
        }
        if (!crux_.most.empty() && brevity_ < Brevity::short_names)
            line("Must have", "more than " + named(crux_.most) + ".");
    }

    // ", with at most Yongbyon closed", what all that have this verdict have in common; empty where that is
    // nothing, and where there is no room for it.
    std::string common(Verdict verdict) const {
        if (brevity_ > Brevity::few_words) return {};
        const auto& map = account_.answer.verdict_map[static_cast<std::size_t>(party_)];
        std::vector<int> low(advice_.space.sizes.size(), 1'000), high(low.size(), -1);
        for (const deals::Code code : advice_.exchanges.list) {
            if (map[code] != verdict) continue;
            const Package package = deals::decode(advice_.space, code);
            for (std::size_t i = 0; i < low.size(); ++i) {
                low[i] = std::min(low[i], package.levels[i]);
                high[i] = std::max(high[i], package.levels[i]);
            }
        }
        const std::size_t most = brevity_ == Brevity::none ? kBoundsOnCard : 1;
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < low.size() && parts.size() < most; ++i)
            if (high[i] >= 0 && (low[i] > 0 || high[i] < advice_.space.sizes[i] - 1))
                parts.push_back(bound_words(scenario_, static_cast<int>(i), low[i], high[i]));
        return parts.empty() ? std::string() : ", with " + list_of(parts);
    }

    // "coal and textiles freed, in return for the whole program handed over": one condition, and what it must
    // then get rather than what it must then be spared.
    std::vector<std::string> conditions(const std::vector<deals::CruxRule>& rules) const {
        if (rules.empty()) return {};
        const deals::CruxRule* told = &rules[0];
        for (const deals::CruxRule& rule : rules)
            if (rule.when == rules[0].when && rule.then.at_least && !told->then.at_least) told = &rule;
        std::vector<std::string> when;
        for (const deals::LevelBound& bound : told->when) when.push_back(words_of_bound(scenario_, bound));
        return {words_of_bound(scenario_, told->then) + ", in return for " + list_of(when)};
    }

    void takes() {
        if (crux_.certain == 0 || crux_.least.empty()) return;
        if (brevity_ != Brevity::none) {
            line("Takes", counted(crux_.certain, "exchange", "exchanges") + " for certain" +
                              common(Verdict::always) + ".");
            return;
        }
        std::string text = named(crux_.least);
        const std::uint64_t more =
            crux_.certain -
            std::min<std::uint64_t>(crux_.certain, std::min(crux_.least.size(), kNamedOnCard));
        if (more > 0) text += " and " + counted(more, "other exchange", "other exchanges");
        line("Takes", text + ", for certain.");
    }

    void refuses() {
        if (crux_.refused == 0) {
            line("Refuses", "nothing for certain.");
            return;
        }
        const bool named_above =
            !card_.lines.empty() && card_.lines[0].sentence.text.starts_with("More than");
        std::string text =
            named_above || brevity_ != Brevity::none ? "" : named(crux_.most) + ", and what is no better: ";
        text += counted(crux_.refused, "exchange", "exchanges") + " for certain";
        if (named_above || brevity_ != Brevity::none) text += common(Verdict::never);
        line("Refuses", text + ".");
    }

    void open() {
        const std::uint64_t all = advice_.exchanges.list.size();
        const std::uint64_t left = all - crux_.certain - crux_.refused;
        if (left == 0) return;
        line("Open", grouped(left) + " of " + counted(all, "exchange", "exchanges") + ".");
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
