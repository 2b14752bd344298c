// SPDX-License-Identifier: Apache-2.0
// One scenario ready to be played: every party's outcomes sorted, and the yardsticks by which agreements are
// measured. Made once and shared by all threads; nothing in it changes. Where models are drawn, each
// repetition has tables of its own.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "detente/scenario/profile.h"
#include "detente/talks/outcome_table.h"
#include "detente/talks/profile_index.h"
#include "detente/talks/wide_profile.h"
#include "detente/tournaments/results.h"
#include "detente/tournaments/tournament.h"

namespace detente::tournaments {

struct ScenarioTables {
    std::shared_ptr<const NumericScenario> scenario;
    std::vector<int> profiles;       // those with numbers, in order
    std::vector<std::string> names;  // of their parties
    talks::OutcomeTable outcomes{std::vector<int>{}};
    std::vector<talks::ProfileIndex> indexes;  // where the space is listed
    std::vector<talks::WideProfile> wide;      // where it is not
    std::vector<double> discounts;             // 1 where the profile has none
    std::optional<deals::Law> law;             // that the models were drawn from
    bool walked = false;                       // see ModelRow

    bool listed() const { return outcomes.listed(); }
    std::size_t parties() const { return profiles.size(); }
    double utility(std::size_t party, const Outcome& outcome) const;
    double without_deal(std::size_t party, talks::NoDeal no_deal) const;
    StageRow stage_row(int scenario) const;
    ModelRow model_row(int scenario, std::uint64_t repetition) const;
    // Precondition: one utility a party, in the order of `profiles`.
    Distances distances(const std::vector<double>& utilities) const;

    struct Yardsticks {
        std::vector<std::vector<double>> frontier;
        std::optional<std::vector<double>> nash, kalai_smorodinsky, egalitarian, utilitarian;
        double opposition = kUnknown;
        bool known = false;
    };
    Yardsticks sticks;
};

// `measured`: also find the frontier and the points. Precondition: the stage has no fault, and its models are
// not drawn.
std::shared_ptr<const ScenarioTables> make_tables(const Stage& stage, bool measured,
                                                  talks::Rules rules = talks::Rules::strict);
// Of one of the models of a batch.
std::shared_ptr<const ScenarioTables> make_tables(const DrawnStage& stage, const ModelPlace& place,
                                                  const std::vector<deals::Models>& batch, bool measured);

// The tables of the scenarios that are being played, and the models that they are made from: the last few are
// kept.
class TablesStore {
  public:
    TablesStore(const Tournament& tournament, bool measured, std::size_t kept)
        : tournament_(tournament), measured_(measured), kept_(kept) {}
    std::shared_ptr<const ScenarioTables> get(int scenario, std::uint64_t repetition);

  private:
    template <class Made>
    struct Entry {
        std::pair<int, std::uint64_t> of;  // scenario, and repetition or first repetition of the batch
        std::once_flag once;
        std::shared_ptr<const Made> made;
    };
    template <class Made>
    using Entries = std::list<std::shared_ptr<Entry<Made>>>;  // the last used first
    template <class Made, class Make>
    std::shared_ptr<const Made> made(Entries<Made>& entries, std::pair<int, std::uint64_t> of,
                                     const Make& make);
    std::shared_ptr<const std::vector<deals::Models>> batch(int scenario, const ModelPlace& place);
    const Tournament& tournament_;
    bool measured_;
    std::size_t kept_;
    std::mutex lock_;
    Entries<ScenarioTables> tables_;
    Entries<std::vector<deals::Models>> batches_;
};

}  // namespace detente::tournaments
