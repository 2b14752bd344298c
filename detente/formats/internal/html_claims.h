// SPDX-License-Identifier: Apache-2.0
// What an element of an HTML page says of itself: its tag, its role, its classes, and the words of privacy
// notices and of heads of comments, which say it where no class does.
#pragma once

#include <string>
#include <string_view>

#include "detente/formats/internal/html_tree.h"

namespace detente {

struct HtmlClaim {
    // Furniture whatever stands in it, or unless it outweighs the rest.
    enum class Kind { none, certain, likely, teaser, comments };
    Kind kind = Kind::none;
    BlockRole role = BlockRole::furniture;
    std::string why;
};
// `tag` is the parser's number of the node's tag.
HtmlClaim html_claim_of(const HtmlNode* node, int tag);

// "Comments", "12comments", "Leaveareply": a heading over what readers wrote, in letters and digits alone.
bool html_heads_comments(std::string_view heading);
// A paragraph that asks for consent to cookies. `lower` is its beginning in small letters.
bool html_asks_consent(std::string_view lower);

}  // namespace detente
