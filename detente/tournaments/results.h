// SPDX-License-Identifier: Apache-2.0
// What came of matches, in the shape in which it is handed from those who play to those who keep it: flat
// rows, whose memory is used again.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "detente/talks/session.h"

namespace detente::tournaments {

inline constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
inline constexpr std::int64_t kAnyRepetition = -1;  // what is told holds in every repetition

struct SeatRow {
    std::int32_t strategy = 0;
    std::int32_t profile = 0;  // which of the scenario's parties with numbers
    double utility = 0;
    double accuracy = kUnknown;  // Kendall's tau of its opponent model, where that was measured
};

struct MatchRow {
    std::uint64_t match = 0;
    std::uint64_t repetition = 0;
    std::int32_t scenario = 0;
    std::int32_t rotation = 0;
    std::int32_t rounds = 0;  // the deadline
    std::int32_t round = 0;   // of the act that ended it, from 0; at the deadline: how many rounds there were
    talks::SessionResult::End ended = talks::SessionResult::End::deadline;
    std::int32_t by = -1;       // the seat that accepted last, walked or erred
    std::int64_t outcome = -1;  // the agreement's number in its space, first issue slowest; -1: none
    std::int32_t named = -1;    // in a space that is not listed: place in `texts` of "3.0.12"
    std::int32_t fault = -1;    // place in `texts`
    std::uint32_t first_seat = 0;
    std::uint32_t seats = 0;
};

// How far what the parties had lies from the frontier and from the bargaining points: Euclidean, in the
// profiles' utilities. NaN: not known.
struct Distances {
    double frontier = kUnknown;
    double nash = kUnknown;
    double kalai_smorodinsky = kUnknown;
    double egalitarian = kUnknown;
    double utilitarian = kUnknown;
};

// An outcome that was agreed, or -1 for no agreement, when it was first met.
struct OutcomeRow {
    std::int32_t scenario = 0;
    std::int64_t repetition = kAnyRepetition;  // whose models measured it, where models are drawn
    std::int64_t outcome = -1;
    std::string named;   // as MatchRow::named; empty in a listed space
    std::string words;   // "price=low, keys=now"
    double welfare = 0;  // sum of the parties' utilities, before any discount
    Distances distances;
};

// A scenario when it was first played. Where its models are drawn, each repetition has reservation values of
// its own (ModelRow) and these are not known; utilities go from 0 to 1 in every model.
struct StageRow {
    struct Party {
        std::string name;
        double reservation = 0;  // minus infinity where every deal is at least as good as none
        double least = 0;
        double greatest = 0;
    };
    std::int32_t scenario = 0;
    double outcomes = 0;
    double opposition = kUnknown;
    std::int64_t frontier = -1;  // how many points; -1: not known
    std::vector<Party> parties;
};

// The models that a repetition of a scenario of statements was played with, when it was first met.
struct ModelRow {
    std::int32_t scenario = 0;
    std::int64_t repetition = 0;
    std::string law;
    bool walked = false;               // models of this law are steps of a walk: neighbours are alike
    std::vector<double> reservations;  // by profile
};

struct Results {
    std::vector<MatchRow> matches;
    std::vector<SeatRow> seats;
    std::vector<std::string> texts;
    std::vector<OutcomeRow> outcomes;
    std::vector<StageRow> stages;
    std::vector<ModelRow> models;

    void clear() {
        matches.clear();
        seats.clear();
        texts.clear();
        outcomes.clear();
        stages.clear();
        models.clear();
    }
};

// What a party has, less what it would have without a deal, as a share of what it could have had: ANL 2024's
// advantage, (u - r) / (best - r); 0 where best = r. Where every deal is at least as good as none, r is its
// worst outcome.
inline double advantage(double utility, double reservation, double least, double greatest) {
    const double none = std::isfinite(reservation) ? reservation : least;
    return greatest > none ? (utility - none) / (greatest - none) : 0.0;
}

}  // namespace detente::tournaments
