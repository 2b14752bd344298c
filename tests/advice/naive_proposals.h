// SPDX-License-Identifier: Apache-2.0
// What to propose, from the definitions and model by model: every tuple of models is asked about every package.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <tuple>
#include <vector>

#include "detente/deals/advice/exchanges.h"
#include "detente/deals/advice/proposals.h"
#include "detente/deals/advice/shares.h"
#include "tests/deals/second_opinion.h"

namespace detente::testing {

// An exchange, with what the models of each law make of it.
struct NaiveText {
    Package package;
    std::vector<Verdict> verdicts;
    int steps = 0;
    bool hangs = false;
    std::vector<std::vector<std::vector<bool>>> takes;  // [law][party][model]
    std::vector<std::vector<double>> accepts;           // [party][law]
    std::vector<double> joint;                          // [law]
    double least = 0;                                   // of these
    double error = 0;
    bool certain() const {
        for (const Verdict verdict : verdicts)
            if (verdict != Verdict::always) return false;
        return true;
    }
    bool refused() const {
        for (const Verdict verdict : verdicts)
            if (verdict == Verdict::never) return true;
        return false;
    }
    // Under the law all parties' models of this number take it.
    bool suits_all(std::size_t law, std::size_t model) const {
        for (const auto& party : takes[law])
            if (!party[model]) return false;
        return true;
    }
};

class NaiveProposals {
  public:
    static std::optional<NaiveProposals> make(const Scenario& scenario, const deals::CompiledAccount& account,
                                              const deals::Exchanges& exchanges, std::size_t models) {
        NaiveProposals result;
        result.models_ = models;
        const auto parties = static_cast<int>(scenario.parties.size());
        std::vector<std::vector<deals::Models>> drawn(2);
        for (std::size_t law = 0; law < 2; ++law)
            for (int party = 0; party < parties; ++party) {
                auto one = deals::draw_models(account.judge(party).party(), account.space(),
                                              {deals::kLaws[law], models, 1, 0});
                if (!one) return std::nullopt;
                drawn[law].push_back(std::move(*one));
            }
        result.same_to_all_ = exchanges.same_to_all;
        for (const deals::Code code : exchanges.list) {
            NaiveText text;
            text.package = decode(account.space(), code);
            text.steps = std::accumulate(text.package.levels.begin(), text.package.levels.end(), 0);
            for (int party = 0; party < parties; ++party) {
                text.verdicts.push_back(SecondOpinion(scenario, party).verdict(&text.package, nullptr));
                text.hangs = text.hangs || (text.verdicts.back() == Verdict::undetermined &&
                                            exchanges.hangs_on(party, text.package).has_value());
            }
            text.accepts.assign(static_cast<std::size_t>(parties), std::vector<double>(2, 0));
            text.takes.assign(2, {});
            text.least = 2;
            for (std::size_t law = 0; law < 2; ++law) {
                double product = 1;
                for (std::size_t party = 0; party < static_cast<std::size_t>(parties); ++party) {
                    text.takes[law].emplace_back();
                    const deals::Models& own = drawn[law][party];
                    std::size_t count = 0;
                    for (std::size_t model = 0; model < models; ++model) {
                        std::int64_t gain = -static_cast<std::int64_t>(own.no_deal[model]);
                        for (std::size_t issue = 0; issue < text.package.levels.size(); ++issue)
                            gain += own.level(issue, text.package.levels[issue])[model];
                        const Verdict verdict = text.verdicts[party];
                        const bool yes =
                            verdict == Verdict::always || (verdict == Verdict::undetermined && gain >= 0);
                        text.takes[law].back().push_back(yes);
                        count += yes;
                    }
                    text.accepts[party][law] = static_cast<double>(count) / static_cast<double>(models);
                    product *= text.accepts[party][law];
                }
                text.joint.push_back(product);
                double variance = 0;
                for (std::size_t party = 0; party < drawn[law].size(); ++party) {
                    double others = 1;
                    for (std::size_t other = 0; other < drawn[law].size(); ++other)
                        if (other != party) others *= text.accepts[other][law];
                    const double share = text.accepts[party][law];
                    variance +=
                        others * others * share * (1 - share) / std::max(drawn[law][party].effective, 1.0);
                }
                if (product < text.least) {
                    text.least = product;
                    text.error = std::sqrt(variance);
                }
            }
            result.texts_.push_back(std::move(text));
        }
        return result;
    }

    const std::vector<NaiveText>& texts() const { return texts_; }

    std::vector<const NaiveText*> open() const {
        std::vector<const NaiveText*> result;
        for (const NaiveText& text : texts_)
            if (!text.refused() && !text.certain()) result.push_back(&text);
        return result;
    }

    // Of tuples of models: some of these suits all.
    double covered(const std::vector<const NaiveText*>& some, std::size_t law) const {
        std::size_t count = 0;
        for (std::size_t model = 0; model < models_; ++model) {
            bool any = false;
            for (const NaiveText* text : some) any = any || text->suits_all(law, model);
            count += any;
        }
        return static_cast<double>(count) / static_cast<double>(models_);
    }

    double ceiling(std::size_t law) const {
        std::vector<const NaiveText*> all;
        for (const NaiveText& text : texts_) all.push_back(&text);
        return covered(all, law);
    }

    bool stands_out() const {
        std::vector<const NaiveText*> rows = ranked();
        if (rows.empty()) return false;
        const double tenth = rows.size() < 10 ? 0 : rows[9]->least;
        return rows.front()->least - tenth > 2 * rows.front()->error + 0.1;
    }

    // Marked ones last, then the greatest joint share, the fewest steps, file order.
    std::vector<const NaiveText*> ranked() const {
        std::vector<const NaiveText*> rows = open();
        std::stable_sort(rows.begin(), rows.end(), [](const NaiveText* a, const NaiveText* b) {
            return std::tuple(a->hangs, -a->least, a->steps) < std::tuple(b->hangs, -b->least, b->steps);
        });
        return rows;
    }

    // For a party: what it certainly takes, by the share in which all others do.
    std::vector<const NaiveText*> ranked_for(std::size_t party) const {
        std::vector<const NaiveText*> rows;
        for (const NaiveText* text : open())
            if (text->verdicts[party] == Verdict::always) rows.push_back(text);
        const auto others = [&](const NaiveText* text) {
            double least = 1;
            for (std::size_t law = 0; law < 2; ++law) {
                double product = 1;
                for (std::size_t other = 0; other < text->accepts.size(); ++other)
                    if (other != party) product *= text->accepts[other][law];
                least = std::min(least, product);
            }
            return least;
        };
        std::stable_sort(rows.begin(), rows.end(), [&](const NaiveText* a, const NaiveText* b) {
            return std::tuple(a->hangs, -others(a), a->steps) < std::tuple(b->hangs, -others(b), b->steps);
        });
        return rows;
    }

    // One after the other, each that adds most to what is covered.
    std::vector<const NaiveText*> menu(std::size_t most) const {
        std::vector<const NaiveText*> chosen;
        const std::vector<const NaiveText*> rows = open();
        while (chosen.size() < most) {
            const NaiveText* best = nullptr;
            std::tuple<bool, double, int> best_key;
            for (const NaiveText* row : rows) {
                std::vector<const NaiveText*> with = chosen;
                with.push_back(row);
                double least = 2;
                bool adds = false;
                for (std::size_t law = 0; law < 2; ++law) {
                    const double reached = covered(with, law);
                    adds = adds || reached > covered(chosen, law);
                    least = std::min(least, reached);
                }
                const std::tuple key(row->hangs, -least, row->steps);
                if (!adds || (best != nullptr && best_key <= key)) continue;
                best = row;
                best_key = key;
            }
            if (best == nullptr) break;
            chosen.push_back(best);
        }
        return chosen;
    }

    int distance(const Package& one, const Package& other) const {
        int steps = 0;
        for (std::size_t issue = 0; issue < one.levels.size(); ++issue)
            if (!same_to_all_[issue]) steps += std::abs(one.levels[issue] - other.levels[issue]);
        return steps;
    }

  private:
    std::size_t models_ = 0;
    std::vector<bool> same_to_all_;
    std::vector<NaiveText> texts_;
};

}  // namespace detente::testing
