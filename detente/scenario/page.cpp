// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/page.h"

#include <array>
#include <utility>

namespace detente {

namespace {

constexpr std::array<std::pair<BlockRole, std::string_view>, 21> kNames{{
    {BlockRole::body, "body"},
    {BlockRole::headline, "headline"},
    {BlockRole::dek, "dek"},
    {BlockRole::kicker, "kicker"},
    {BlockRole::subhead, "subhead"},
    {BlockRole::byline, "byline"},
    {BlockRole::credit, "credit"},
    {BlockRole::caption, "caption"},
    {BlockRole::alt, "alt"},
    {BlockRole::advertisement, "ad"},
    {BlockRole::correction, "correction"},
    {BlockRole::legal, "legal"},
    {BlockRole::meta, "meta"},
    {BlockRole::related_head, "related_head"},
    {BlockRole::related, "related"},
    {BlockRole::promo, "promo"},
    {BlockRole::pullquote, "pullquote"},
    {BlockRole::bio, "bio"},
    {BlockRole::comment, "comment"},
    {BlockRole::embed, "embed"},
    {BlockRole::furniture, "furniture"},
}};

}  // namespace

std::string_view to_string(BlockRole role) {
    for (const auto& [known, name] : kNames)
        if (known == role) return name;
    return "body";
}

bool parse_block_role(std::string_view name, BlockRole& role) {
    for (const auto& [known, text] : kNames) {
        if (text != name) continue;
        role = known;
        return true;
    }
    return false;
}

bool is_evidence(BlockRole role) {
    return role == BlockRole::body || role == BlockRole::correction;
}

}  // namespace detente
