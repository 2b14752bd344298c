// SPDX-License-Identifier: Apache-2.0
// What the files that read NegMAS's YAML share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/base/error.h"
#include "detente/formats/internal/numeric/source_file.h"
#include "detente/scenario/profile.h"

namespace YAML {
class Node;
}

namespace detente::numeric {

struct NegmasReader {
    const SourceFile& file;
    Errors errors;
    std::vector<Error>* warnings = nullptr;

    void fail(const YAML::Node& node, std::string message, std::string remedy);
    void warn(const YAML::Node& node, std::string message);
};

Place place_of(const SourceFile& file, const YAML::Node& node);
std::string text_of(const YAML::Node& node);  // in normal form C; empty for what is no scalar
std::optional<Rational> number_of(const YAML::Node& node);

// MappingUtilityFunction: {[value, value]: utility, ...}; outcomes that are not there have the default.
TableUtility read_mapping(NegmasReader& reader, const YAML::Node& root, const Domain& domain);
// HyperRectangleUtilityFunction: u = bias + the sum of weight * utility over the boxes that hold the outcome.
// A box says values by issue number.
TableUtility read_boxes(NegmasReader& reader, const YAML::Node& root, const Domain& domain);

}  // namespace detente::numeric
