// SPDX-License-Identifier: Apache-2.0
// What the rules for the roles of a page's lines look at, and the rules that need nothing but the line
// itself.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "detente/ledger/words.h"
#include "detente/scenario/page.h"

namespace detente::ledger::lines {

// What the rules look at, worked out once a block.
struct Look {
    std::string lower;  // lower case, apostrophes straight, outer space gone
    std::vector<Word> words;
    int count = 0;  // words, marks not counted
    bool terminated = false;
    int sentences = 0;
    bool reporting = false;  // a finite reporting verb is outside quotation marks
    bool quotes = false;     // some quotation
    bool linked = false;     // most of it leads elsewhere
    bool some_link = false;  // a part of it does
    char32_t first = 0;
};

Look look_at(const Block& block);
bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts);
bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts);
bool equals_any(std::string_view text, std::initializer_list<std::string_view> whole);
bool is_alt(const Look& l);
bool is_advertisement(const Look& l);
bool is_correction(const Look& l);
bool is_bare_date(const Look& l);
bool is_meta(const Look& l);
bool is_legal(const Look& l);
bool is_related_head(const Look& l);
bool names_agency(const Look& l);
bool ends_in_agency(const Look& l);
bool is_credit(const Look& l);
bool is_caption(const Look& l);
bool is_byline(const Look& l);
bool speaks_to_reader(const Look& l, std::size_t at, std::string_view words);
bool names_networks(const Look& l);
bool is_promo(const Look& l);
bool is_bio(const Look& l);
bool is_bio_head(const Look& l);
bool is_dash_line(const Look& l);
bool is_body(const Look& l);
bool is_short_sentence(const Look& l);
bool is_long(const Look& l);

}  // namespace detente::ledger::lines
