// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/internal/robustness.h"

#include <bit>

#include "detente/standoff/internal/linear_extensions.h"

namespace detente::standoff {
namespace {

std::string law_of(const Conflict& conflict, const std::vector<std::optional<LinearExtensions>>& extensions,
                   std::uint64_t samples, std::uint64_t seed) {
    std::string text;
    for (std::size_t i = 0; i < extensions.size(); ++i) {
        const std::string& who = conflict.decision_makers[i].name;
        if (!extensions[i]) continue;
        text += (text.empty() ? "" : " ") + ("Rankings of " + who) + " are drawn uniformly from ";
        text += extensions[i]->exact()
                    ? "the " + std::to_string(extensions[i]->count()) + " that fit what is known."
                    : "those that fit what is known, by the chain of Bubley and Dyer.";
    }
    if (text.empty()) return "Every order is known, so there is one ranking for each and nothing is drawn.";
    return text + " " + std::to_string(samples) + " draws, seed " + std::to_string(seed) +
           ". These are shares of rankings, not probabilities.";
}

}  // namespace

Robustness robustness(const Conflict& conflict, SanctionRule rule, const std::vector<Basic>& basics,
                      std::uint64_t samples, std::uint64_t seed, const Watch& watch) {
    const std::size_t n = conflict.decision_makers.size();
    std::vector<std::optional<LinearExtensions>> extensions(n);
    Robustness result;
    bool any = false;
    for (std::size_t i = 0; i < n; ++i) {
        if (conflict.preferences[i].complete()) continue;
        extensions[i].emplace(conflict.count, *conflict.preferences[i].known);
        result.exact_law = result.exact_law && extensions[i]->exact();
        any = true;
    }
    result.samples = any ? samples : 1;
    result.seed = seed;
    result.law = law_of(conflict, extensions, samples, seed);
    for (const Basic basic : basics)
        result.rows.push_back(
            {std::string(key_of(basic)),
             std::vector<std::vector<std::uint64_t>>(n, std::vector<std::uint64_t>(conflict.count, 0)),
             std::vector<std::uint64_t>(conflict.count, 0)});
    // Looked at now and then; a game of many states is slow enough to look every time.
    const std::uint64_t between = conflict.count <= kSmall ? 256 : 1;
    const auto stops = [&](std::uint64_t k) {
        if (k % between != 0 || !watch.stops("drawing rankings", k, samples)) return false;
        result.samples = k;
        return true;
    };
    std::vector<std::vector<std::int32_t>> scores;
    for (const StatePreference& preference : conflict.preferences) scores.push_back(preference.ranking.score);
    const auto count = [](std::vector<std::uint64_t>& row, const std::vector<std::uint64_t>& words) {
        for (std::size_t w = 0; w < words.size(); ++w)
            for (std::uint64_t word = words[w]; word != 0; word &= word - 1)
                ++row[w * 64 + static_cast<std::size_t>(std::countr_zero(word))];
    };
    if (conflict.count <= kSmall) {
        const SmallGame game(conflict, rule);
        std::vector<Order> orders;
        for (const auto& score : scores) orders.push_back(order_of(score));
        SmallGame::Cells cells;
        for (std::uint64_t k = 0; k < result.samples; ++k) {
            if (stops(k)) break;
            for (std::size_t i = 0; i < n; ++i)
                if (extensions[i]) {
                    Draws draws(seed, k, static_cast<std::uint32_t>(i));
                    extensions[i]->draw(draws, scores[i]);
                    orders[i] = order_of(scores[i]);
                }
            game.solve(orders, cells);
            for (std::size_t b = 0; b < basics.size(); ++b) {
                const std::vector<StateSet>& stable = cells.stable[static_cast<std::size_t>(basics[b])];
                StateSet all = ~StateSet{0};
                for (std::size_t i = 0; i < n; ++i) {
                    count(result.rows[b].stable[i], {stable[i]});
                    all &= stable[i];
                }
                count(result.rows[b].equilibrium, {all});
            }
        }
        return result;
    }
    Game game = conflict.game();
    Concepts concepts;
    concepts.sseq = true;
    concepts.rule = rule;
    for (std::uint64_t k = 0; k < result.samples; ++k) {
        if (stops(k)) break;
        for (std::size_t i = 0; i < n; ++i)
            if (extensions[i]) {
                Draws draws(seed, k, static_cast<std::uint32_t>(i));
                extensions[i]->draw(draws, scores[i]);
                game.rankings[i] = rank_by(std::vector<std::int64_t>(scores[i].begin(), scores[i].end()));
            }
        const Stability stability = standoff::stability(game, concepts);
        for (std::size_t b = 0; b < basics.size(); ++b) {
            const std::vector<Bits>* tables[] = {&stability.nash, &stability.gmr, &stability.smr,
                                                 &stability.seq, &stability.sseq};
            const std::vector<Bits>& stable = *tables[static_cast<std::size_t>(basics[b])];
            Bits all(conflict.count, true);
            for (std::size_t i = 0; i < n; ++i) {
                count(result.rows[b].stable[i], stable[i].words());
                all &= stable[i];
            }
            count(result.rows[b].equilibrium, all.words());
        }
    }
    return result;
}

}  // namespace detente::standoff
