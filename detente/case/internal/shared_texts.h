// SPDX-License-Identifier: Apache-2.0
// Sources that are one text: the same page under two ids, or an agency's report that several print.
#pragma once

#include <string>
#include <vector>

#include "detente/ledger/reading.h"
#include "detente/scenario/source_page.h"

namespace detente::cases {

// Words in a row that two pages have to share before one counts as a reprint of the other.
inline constexpr int kSharedWords = 40;

// The story of a page as hashes of every `kSharedWords` words in a row; what is no evidence is left out.
struct PageText {
    std::string source;
    std::string sha256;
    std::vector<std::string> words;     // folded, lower case, without marks
    std::vector<std::uint64_t> starts;  // hashes, one for each word at which as many follow
};
PageText page_text(const Page& page, const std::string& source);

// Groups of sources with the same page or a passage in common, pages first, each in the order given. Linear
// in the words of all pages.
std::vector<SharedText> shared_texts(const std::vector<PageText>& pages);

}  // namespace detente::cases
