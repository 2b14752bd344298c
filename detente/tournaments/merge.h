// SPDX-License-Identifier: Apache-2.0
// Parts of one tournament, joined.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/progress.h"
#include "detente/base/result.h"
#include "detente/tournaments/store.h"

namespace detente::tournaments {

struct MergeReport {
    std::string tournament;
    std::uint64_t matches = 0;  // in the joined file
    std::uint64_t of = 0;
    std::uint64_t torn = 0;  // that the file held without all their seats before: they were taken out
    struct Part {
        std::string path;
        std::uint64_t matches = 0;  // that it holds
        std::uint64_t added = 0;
        std::uint64_t doubles = 0;    // that were there already, and are the same
        std::uint64_t differing = 0;  // that were there already, and came out otherwise: the first stays
        std::uint64_t torn = 0;       // that it holds without all their seats: they stay out
    };
    std::vector<Part> parts;
    std::vector<NumberRange> missing;
};

// Adds the parts to `out`, which is made where it does not exist. All parts are looked into first: one that
// cannot be used leaves `out` as it was. Then each is added whole or not at all. Errors: a part of another
// tournament, that is no results file or is damaged; `out` among the parts; what Store says.
Result<MergeReport> merge(const std::string& out, const std::vector<std::string>& parts,
                          const Watch& watch = {});

// "detente.merge/1"; docs/json.md has every key.
Document to_document(const MergeReport& report);
// "3, 10-19, 24 and 5 more ranges": numbers of matches.
std::string ranges_words(const std::vector<NumberRange>& ranges, std::size_t most = 20);
std::uint64_t numbers_in(const std::vector<NumberRange>& ranges);

}  // namespace detente::tournaments
