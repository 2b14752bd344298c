// SPDX-License-Identifier: Apache-2.0
// The landscape of deals on numbers: frontier, points and measures of a numeric scenario under one family of
// definitions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/document_sink.h"
#include "detente/base/result.h"
#include "detente/deals/numbers/definitions.h"
#include "detente/deals/numbers/frontier.h"
#include "detente/deals/numbers/improvement.h"
#include "detente/deals/numbers/limits.h"
#include "detente/deals/numbers/measures.h"
#include "detente/deals/numbers/opening.h"
#include "detente/deals/numbers/sensitivity.h"
#include "detente/deals/numbers/solution_points.h"

namespace detente::numbers {

enum class FrontierDetail { none, points, full };  // nothing; utilities; utilities with an outcome for each

struct LandscapeRequest {
    Definitions definitions = Definitions::strict;
    FrontierDetail detail = FrontierDetail::full;
    std::vector<std::string> parties;             // names, or numbers from 1; empty: all with numbers
    std::optional<Outcome> deal;                  // also measure this one
    std::optional<StabilityRequest> sensitivity;  // also say how firmly the points stand
    // False: of the measures the opposition alone, and no opening; no outcome is counted, which takes longest in small
    // spaces. Under the definitions `negmas` what no deal is worth rests on the counts, and they are made anyway.
    bool counts = true;
    SearchLimits limits;
};

// How firm the points are: exact breakpoints in each party's reservation value (two parties, strict), and
// the share of drawn weights that leave a point where it is (additive profiles).
struct Firmness {
    struct Pieces {
        std::size_t party = 0;
        SolutionRule rule = SolutionRule::nash;
        std::vector<SolutionPiece> pieces;
    };
    std::vector<Pieces> reservations;
    std::vector<PointStability> weights;
    StabilityRequest law;
};

struct Landscape {
    std::string scenario;  // its name
    std::string format;
    Definitions definitions = Definitions::strict;
    std::vector<int> profiles;            // which of the scenario's profiles, in order
    std::vector<std::string> parties;     // their names
    std::vector<std::string> unanswered;  // profiles that give an order and no numbers
    Domain domain;
    Frontier frontier;
    Stakes stakes;
    std::vector<NamedPoint> points;
    Measures measures;
    std::optional<DealMeasures> deal;
    std::optional<Improvement> improvement;  // of the deal that was asked about
    std::optional<Opening> opening;          // where the zone of agreement is empty
    std::optional<Firmness> firmness;
    std::vector<std::string> notes;  // labelled warnings, the reader's first
};

// Fails where no party has numbers, a party is not known, or no method applies within the limits.
Result<Landscape> find_landscape(const NumericScenario& scenario, const LandscapeRequest& request);

// Keys: schema, scenario, format, definitions, outcomes (text), parties, issues, frontier, points, measures,
// notes; the schema is in docs/definitions.md. Utilities are JSON numbers: exact decimals where they end,
// else nearest doubles, with the exact fractions beside them under "exact".
Document to_document(const Landscape& landscape, FrontierDetail detail);

// The documents of its points and measures alone.
void tell_points(const Landscape& landscape, DocumentSink& sink);
void tell_measures(const Landscape& landscape, DocumentSink& sink);

// {issue: value}
Document outcome_document(const Outcome& outcome, const Domain& domain);

}  // namespace detente::numbers
