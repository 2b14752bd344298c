// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/tally.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace detente::tournaments {

namespace {

constexpr std::size_t kMostGroups = 4096;          // that are drawn again for an interval
constexpr std::size_t kMostStandings = 2'000'000;  // scenarios times strategies that are kept apart
constexpr std::size_t kMostSigns = 20'000'000;     // of a sequential test

using End = talks::SessionResult::End;

// The group of a strategy's k-th match: one of its own as long as there are enough, then one by chance (the mixing of
// SplitMix64, Steele and others 2014). Dealt in turn, groups would each meet the same few opponents over and over where
// opponents come round as often, and differ by more than chance.
std::size_t dealt(std::uint64_t k, std::size_t groups) {
    if (k < groups) return static_cast<std::size_t>(k);
    std::uint64_t mixed = k + 0x9e3779b97f4a7c15u;
    mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
    return static_cast<std::size_t>((mixed ^ mixed >> 31) % groups);
}

}  // namespace

Counters::Counters(const StoredTournament& about, bool by_scenario)
    : about_(about),
      by_scenario_(by_scenario),
      sums_(about.strategies.size()),
      groups_(about.strategies.size()),
      stages_(about.scenarios.size()),
      met_(about.strategies.size(), std::vector<std::uint64_t>(about.strategies.size(), 0)),
      first_(about.strategies.size(), std::vector<double>(about.strategies.size(), 0)),
      second_(first_) {
    const std::size_t groups = by_scenario ? std::min(about.scenarios.size(), kMostGroups) : kMostGroups;
    for (std::vector<GroupSums>& of_strategy : groups_) of_strategy.resize(groups);
    if (about.scenarios.size() * about.strategies.size() <= kMostStandings)
        in_scenarios_.resize(about.scenarios.size() * about.strategies.size());
}

void Counters::add_to(Sums& sums, const Measured& measured, const Distances* distances) {
    ++sums.matches;
    for (std::size_t k = 0; k < kMeasures; ++k) sums.measured[k] += measured[k];
    if (!distances) return;
    const std::array<double, kDistances> known = {distances->frontier, distances->nash,
                                                  distances->kalai_smorodinsky, distances->egalitarian,
                                                  distances->utilitarian};
    for (std::size_t k = 0; k < kDistances; ++k) {
        if (std::isnan(known[k])) continue;
        ++sums.distanced[k];
        sums.distances[k] += known[k];
    }
}

const Counters::Met* Counters::met_outcome(const Results& results, const MatchRow& row) {
    if (row.named >= 0) {
        const auto& named = named_[ground_];
        const auto found = named.find(results.texts[static_cast<std::size_t>(row.named)]);
        return found == named.end() ? nullptr : &found->second;
    }
    const auto found = here_->find(row.outcome);
    return found == here_->end() ? nullptr : &found->second;
}

void Counters::add(const Results& results) {
    for (const StageRow& row : results.stages) stages_[static_cast<std::size_t>(row.scenario)] = row;
    for (const OutcomeRow& row : results.outcomes) {
        const Ground ground{row.scenario, row.repetition};
        if (row.named.empty())
            outcomes_[ground][row.outcome] = {row.welfare, row.distances};
        else
            named_[ground][row.named] = {row.welfare, row.distances};
    }
    for (const ModelRow& row : results.models) models_[{row.scenario, row.repetition}] = row;
    for (const MatchRow& row : results.matches) {
        enter(row);
        add_match(results, row);
        add_to_law(row);
    }
}

// What was told of scenarios and repetitions that lie behind is forgotten.
void Counters::enter(const MatchRow& row) {
    const bool drawn = !about_.scenarios[static_cast<std::size_t>(row.scenario)].models.empty();
    const Ground ground{row.scenario, drawn ? static_cast<std::int64_t>(row.repetition) : kAnyRepetition};
    if (ground == ground_) return;
    ground_ = ground;
    outcomes_.erase(outcomes_.begin(), outcomes_.lower_bound(ground));
    named_.erase(named_.begin(), named_.lower_bound(ground));
    models_.erase(models_.begin(), models_.lower_bound(ground));
    here_ = &outcomes_[ground];
    const auto models = models_.find(ground);
    drawn_ = models == models_.end() ? nullptr : &models->second;
}

void Counters::add_to_law(const MatchRow& row) {
    if (!drawn_) return;
    std::vector<SharesOfLaw>& laws = laws_[row.scenario];
    auto law = std::find_if(laws.begin(), laws.end(),
                            [this](const SharesOfLaw& one) { return one.law == drawn_->law; });
    if (law == laws.end()) {
        laws.push_back({drawn_->law, drawn_->walked, 0, 0, 0, 0, 0, -1});
        law = laws.end() - 1;
    }
    ++law->matches;
    if (law->last != ground_.second) ++law->models;
    law->last = ground_.second;
    law->agreements += row.ended == End::agreement ? 1 : 0;
    law->walks += row.ended == End::walk ? 1 : 0;
    law->deadlines += row.ended == End::deadline ? 1 : 0;
}

std::vector<ScenarioShares> Counters::drawn() const {
    std::vector<ScenarioShares> all;
    for (const auto& [scenario, laws] : laws_) all.push_back({static_cast<std::size_t>(scenario), laws});
    return all;
}

void Counters::add_match(const Results& results, const MatchRow& row) {
    least_rounds_ = matches_ == 0 ? row.rounds : std::min(least_rounds_, row.rounds);
    greatest_rounds_ = std::max(greatest_rounds_, row.rounds);
    ++matches_;
    const std::vector<StageRow::Party>& parties = stages_[static_cast<std::size_t>(row.scenario)].parties;
    const SeatRow* seats = results.seats.data() + row.first_seat;
    const Met* outcome = met_outcome(results, row);
    const bool agreed = row.ended == End::agreement;
    double welfare = 0, accuracies = 0;
    bool modelled = false;
    for (std::uint32_t k = 0; k < row.seats; ++k) {
        welfare += seats[k].utility;
        if (std::isnan(seats[k].accuracy)) continue;
        modelled = true;
        accuracies += (seats[k].accuracy + 1) / 2;
    }
    for (std::uint32_t k = 0; k < row.seats; ++k) {
        const auto strategy = static_cast<std::size_t>(seats[k].strategy);
        const auto profile = static_cast<std::size_t>(seats[k].profile);
        double gained = 0;
        if (profile < parties.size()) {
            const bool own = drawn_ && profile < drawn_->reservations.size();
            gained = advantage(seats[k].utility,
                               own ? drawn_->reservations[profile] : parties[profile].reservation,
                               parties[profile].least, parties[profile].greatest);
        }
        const Measured measured = {seats[k].utility, gained, agreed ? 1.0 : 0.0, welfare};
        const Distances* distances = outcome ? &outcome->distances : nullptr;
        Sums& sums = sums_[strategy];
        std::vector<GroupSums>& groups = groups_[strategy];
        const std::size_t at = by_scenario_ ? static_cast<std::size_t>(row.scenario) % groups.size()
                                            : dealt(sums.matches, groups.size());
        GroupSums& group = groups[at];
        group.count += 1;
        for (std::size_t m = 0; m < kMeasures; ++m) group.measured[m] += measured[m];
        add_to(sums, measured, distances);
        if (!in_scenarios_.empty())
            add_to(in_scenarios_[static_cast<std::size_t>(row.scenario) * sums_.size() + strategy], measured,
                   distances);
        if (drawn_) ++sums.drawn;
        if (agreed) {
            ++sums.timed;
            sums.time += static_cast<double>(row.round + 1) / static_cast<double>(row.rounds);
        }
        if (modelled) {
            const double own = std::isnan(seats[k].accuracy) ? 0 : (seats[k].accuracy + 1) / 2;
            ++sums.modelled;
            sums.accuracy += std::isnan(seats[k].accuracy) ? 0 : seats[k].accuracy;
            sums.accuracy_share += accuracies > 0 ? own / accuracies : 0;
        }
        if (row.by == static_cast<std::int32_t>(k)) {
            sums.faults += row.ended == End::error ? 1 : 0;
            sums.walks += row.ended == End::walk ? 1 : 0;
        }
    }
    if (row.seats == 2) {
        const SeatRow& one = seats[0].profile == 0 ? seats[0] : seats[1];
        const SeatRow& other = seats[0].profile == 0 ? seats[1] : seats[0];
        const auto i = static_cast<std::size_t>(one.strategy), j = static_cast<std::size_t>(other.strategy);
        ++met_[i][j];
        first_[i][j] += one.utility;
        second_[i][j] += other.utility;
    }
}

Placing Counters::standing_of(std::size_t strategy, const Sums& sums) {
    Placing standing;
    standing.strategy = strategy;
    standing.matches = sums.matches;
    if (sums.matches == 0) return standing;
    const double n = static_cast<double>(sums.matches);
    standing.utility = sums.measured[0] / n;
    standing.advantage = sums.measured[1] / n;
    standing.agreement = sums.measured[2] / n;
    standing.welfare = sums.measured[3] / n;
    const std::array<double*, kDistances> means = {
        &standing.distances.frontier, &standing.distances.nash, &standing.distances.kalai_smorodinsky,
        &standing.distances.egalitarian, &standing.distances.utilitarian};
    for (std::size_t k = 0; k < kDistances; ++k)
        if (sums.distanced[k] > 0) *means[k] = sums.distances[k] / static_cast<double>(sums.distanced[k]);
    if (sums.timed > 0) standing.time = sums.time / static_cast<double>(sums.timed);
    if (sums.modelled > 0) {
        standing.accuracy = sums.accuracy / static_cast<double>(sums.modelled);
        standing.accuracy_share = sums.accuracy_share / static_cast<double>(sums.modelled);
    }
    standing.faults = sums.faults;
    standing.walks = sums.walks;
    standing.drawn = sums.drawn;
    return standing;
}

std::vector<Placing> Counters::standings() const {
    std::vector<Placing> standings;
    for (std::size_t k = 0; k < sums_.size(); ++k)
        if (sums_[k].matches > 0) standings.push_back(standing_of(k, sums_[k]));
    return standings;
}

std::vector<Group> Counters::groups(std::size_t strategy, Measure measure) const {
    std::vector<Group> groups;
    for (const GroupSums& group : groups_[strategy])
        groups.push_back({group.measured[static_cast<std::size_t>(measure)], group.count});
    return groups;
}

std::vector<ScenarioPlacing> Counters::scenarios() const {
    std::vector<ScenarioPlacing> all;
    if (in_scenarios_.empty()) return all;
    for (std::size_t scenario = 0; scenario < stages_.size(); ++scenario) {
        ScenarioPlacing one;
        one.scenario = scenario;
        double agreement = 0, welfare = 0, seats = 0;
        for (std::size_t k = 0; k < sums_.size(); ++k) {
            const Sums& sums = in_scenarios_[scenario * sums_.size() + k];
            if (sums.matches == 0) continue;
            one.strategies.push_back(standing_of(k, sums));
            seats += static_cast<double>(sums.matches);
            agreement += sums.measured[2];
            welfare += sums.measured[3];
        }
        if (seats == 0) continue;
        one.matches = static_cast<std::uint64_t>(
            std::llround(seats / std::max<double>(1, static_cast<double>(stages_[scenario].parties.size()))));
        one.agreement = agreement / seats;
        one.welfare = welfare / seats;
        std::stable_sort(one.strategies.begin(), one.strategies.end(),
                         [](const Placing& a, const Placing& b) { return a.utility > b.utility; });
        all.push_back(std::move(one));
    }
    return all;
}

EmpiricalGame Counters::game() const {
    EmpiricalGame game{first_, second_};
    for (std::size_t i = 0; i < met_.size(); ++i)
        for (std::size_t j = 0; j < met_.size(); ++j) {
            const double n = static_cast<double>(met_[i][j]);
            game.first[i][j] = n > 0 ? game.first[i][j] / n : kUnknown;
            game.second[i][j] = n > 0 ? game.second[i][j] / n : kUnknown;
        }
    return game;
}

PairCounter::PairCounter(std::size_t strategies, bool by_scenario)
    : strategies_(strategies),
      by_scenario_(by_scenario),
      differences_(strategies * strategies),
      within_(by_scenario ? strategies * strategies : 0) {}

void PairCounter::add(const Results& results) {
    for (const MatchRow& row : results.matches) {
        if (row.scenario != scenario_ || row.repetition != repetition_) {
            close_block();
            if (row.scenario != scenario_) close_scenario();
            scenario_ = row.scenario;
            repetition_ = row.repetition;
        }
        const SeatRow* seats = results.seats.data() + row.first_seat;
        for (std::uint32_t k = 0; k < row.seats; ++k) {
            // Who else sits where, and where this one sits.
            std::uint64_t key = static_cast<std::uint64_t>(row.rotation) * 64 + k;
            for (std::uint32_t other = 0; other < row.seats; ++other)
                if (other != k)
                    key = key * 0x9e3779b97f4a7c15u + static_cast<std::uint64_t>(seats[other].strategy) + 1;
            block_.push_back({key, static_cast<std::uint32_t>(seats[k].strategy), seats[k].utility});
        }
    }
}

void PairCounter::close_block() {
    std::sort(block_.begin(), block_.end(), [](const Entry& a, const Entry& b) {
        return a.key != b.key ? a.key < b.key : a.strategy < b.strategy;
    });
    if (!block_.empty()) {
        std::uint64_t folded = 0;
        for (const Entry& entry : block_)
            for (const std::uint64_t part :
                 {entry.key, std::uint64_t{entry.strategy}, std::bit_cast<std::uint64_t>(entry.utility)})
                folded = (folded ^ part) * 0x9e3779b97f4a7c15u + (folded >> 29);
        if (blocks_++ == 0) first_block_ = folded;
        as_the_first_ += folded == first_block_ ? 1 : 0;
    }
    for (std::size_t from = 0; from < block_.size();) {
        std::size_t to = from;
        while (to < block_.size() && block_[to].key == block_[from].key) ++to;
        for (std::size_t a = from; a < to; ++a)
            for (std::size_t b = a + 1; b < to; ++b) {
                if (block_[a].strategy == block_[b].strategy) continue;
                const double difference = block_[a].utility - block_[b].utility;
                const std::size_t at = place(block_[a].strategy, block_[b].strategy);
                if (by_scenario_) {
                    within_[at].sum += difference;
                    within_[at].count += 1;
                } else {
                    differences_[at].add(difference);
                }
                if (!watches_ || signs_.size() >= kMostSigns) continue;
                const bool straight =
                    block_[a].strategy == watched_.first && block_[b].strategy == watched_.second;
                const bool turned =
                    block_[a].strategy == watched_.second && block_[b].strategy == watched_.first;
                if (straight || turned) {
                    const signed char sign = difference > 0 ? 1 : difference < 0 ? -1 : 0;
                    signs_.push_back(static_cast<signed char>(straight ? sign : -sign));
                }
            }
        from = to;
    }
    block_.clear();
}

void PairCounter::close_scenario() {
    repeated_ += blocks_ > 1 ? 1 : 0;
    copied_ += blocks_ > 1 && as_the_first_ == blocks_ ? 1 : 0;
    blocks_ = as_the_first_ = 0;
    for (std::size_t at = 0; at < within_.size(); ++at) {
        if (within_[at].count > 0) differences_[at].add(within_[at].sum / within_[at].count);
        within_[at] = {};
    }
}

void PairCounter::finish() {
    close_block();
    close_scenario();
}

}  // namespace detente::tournaments
