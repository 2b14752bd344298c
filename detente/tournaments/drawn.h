// SPDX-License-Identifier: Apache-2.0
// Scenarios given by statements: nobody knows the values, so each repetition is between value functions drawn
// from all that the statements allow, by a named law. What comes of them are shares of drawn models, which are
// no probabilities.
//
// Repetition r plays the law number r mod (number of laws). Models come in batches, so that laws which have to
// be walked to pay for their way once: batch b of a law is drawn from the seed that the tournament's seed and
// the number of the first match of its first repetition give (stream kModelStream), and so depends on nothing
// that was or was not played before.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/case/drawn_ground.h"
#include "detente/deals/advice/models.h"
#include "detente/scenario/scenario.h"

namespace detente::tournaments {

inline constexpr std::uint32_t kModelStream = 0xfffffffau;
inline constexpr std::uint64_t kModelBatch = 64;  // models of a party that are drawn at once, at most

struct DrawnStage {
    Scenario scenario;
    std::string account;  // as in the file; "all" where it has none
    std::vector<deals::Law> laws;
    cases::DrawnGround ground;
};

// Errors: as cases::drawn_ground(); a law of which no model fits what is known.
Result<DrawnStage> drawn_stage(const Scenario& scenario, const std::string& account,
                               const std::vector<deals::Law>& laws);

// "account public; laws steps, issues"
std::string words_of(const DrawnStage& stage);
// Everything that the parties' models and the packages depend on, and their names; for a tournament's name.
std::string drawn_text(const DrawnStage& stage);

// Where a repetition's models are: in which batch of which law, and which of it.
struct ModelPlace {
    std::size_t law = 0;
    std::uint64_t batch = 0;
    std::size_t in_batch = 0;
    std::uint64_t first_repetition = 0;  // of the batch
    std::size_t size = 1;                // of every batch
    friend bool operator==(const ModelPlace&, const ModelPlace&) = default;
};
ModelPlace model_place(std::uint64_t repetition, std::uint64_t repeat, std::size_t laws);

// One batch: the models of each party.
std::vector<deals::Models> draw_batch(const DrawnStage& stage, const ModelPlace& place, std::uint64_t seed,
                                      std::uint64_t first_match);

}  // namespace detente::tournaments
