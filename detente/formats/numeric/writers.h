// SPDX-License-Identifier: Apache-2.0
// Numeric scenarios written as GENIUS XML or GeniusWeb JSON, so that every exact utility stays what it was.
// What a format cannot hold is refused by name, never rounded.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "detente/base/result.h"
#include "detente/scenario/profile.h"

namespace detente {

struct WrittenFile {
    std::string name;  // "domain.xml", "domain-buyer.xml"
    std::string text;
};

// A domain file `stem`.xml and one profile `stem`-PARTY.xml each. GENIUS divides discrete evaluations by
// their largest, so values whose largest is not 1 are written as they are and their weight carries the
// factor; where that is exact they are brought to at most 1, so that programs that do not divide read the
// same. Errors: groups, tables and partial orders; several reservation bids; a value below 0 beside the
// largest 0; a sum above 1, which GENIUS would cut off.
Result<std::vector<WrittenFile>> write_genius(const NumericScenario& scenario, const std::string& stem);

// A domain file `stem`.yml and one utility function a party, PARTY.yml. Errors: profiles that are not
// additive; numbers without a finite decimal; a ceiling that cuts something off. A discount becomes NegMAS's
// own.
Result<std::vector<WrittenFile>> write_negmas(const NumericScenario& scenario, const std::string& stem);

// Reads what was written and holds every party's numbers against the source's: nothing is done that cannot be
// read. Errors: what the reader says of it, or which party came back another.
Errors read_back(const std::vector<WrittenFile>& files, const NumericScenario& scenario);

// A domain file `stem`.json and one profile `stem`-PARTY.json each. Errors: hyper-rectangles and tables;
// weights that do not sum to exactly 1; values outside [0, 1] or without a finite decimal; a reservation
// value that is no bid's; a discount.
Result<std::vector<WrittenFile>> write_geniusweb(const NumericScenario& scenario, const std::string& stem);

}  // namespace detente
