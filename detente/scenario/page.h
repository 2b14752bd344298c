// SPDX-License-Identifier: Apache-2.0
// A saved page as it was read: every line kept, each with the role it plays and the rule that said so.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/error.h"
#include "detente/scenario/item.h"

namespace detente {

// What a block of a page is. Only some roles can be evidence; none is ever thrown away.
enum class BlockRole {
    body,
    headline,
    dek,     // the sentence under a headline, written by the desk
    kicker,  // the topic label above it
    subhead,
    byline,
    credit,  // who took the picture
    caption,
    alt,  // machine-made words about a picture
    advertisement,
    correction,  // may withdraw what the page said before
    legal,
    meta,  // dates, reading time, share counts
    related_head,
    related,  // other stories
    promo,    // sign up, subscribe
    pullquote,
    bio,
    comment,    // what readers wrote under the article
    embed,      // a post from elsewhere, shown inside the article
    furniture,  // marked so by the page's own structure
};
std::string_view to_string(BlockRole role);
// The role with this name; false when there is none.
bool parse_block_role(std::string_view name, BlockRole& role);
// body and correction are evidence; headline, dek and caption only with a warning; the rest never.
bool is_evidence(BlockRole role);

struct Block {
    std::string id;  // "b1", "b2", ... over all non-empty blocks, furniture included
    int line = 0;    // in the file, from 1
    BlockRole role = BlockRole::body;
    std::string rule;      // what gave the role: a rule's name, "html aside", "a person's overrule"
    std::string text;      // decoded, white space folded to single spaces
    std::size_t from = 0;  // bytes [from, to) in the file (in its UTF-8 form where it is in
                           // another encoding); for HTML the first and last text node
    std::size_t to = 0;
    bool decided = false;          // the page's structure already gave the role; line rules leave it alone
    bool structured_body = false;  // inside the page's article element
    bool heading = false;          // h2 to h6 of HTML
    bool list_item = false;        // li of HTML whose text is no link
    bool paragraph = false;        // p, li, td, blockquote of HTML
    bool lead = false;             // of HTML, between the headline and the article's element
    bool blockquote = false;       // inside a blockquote of HTML
    bool broken_line = false;      // one of the lines that <br> parts inside an element of HTML
    std::size_t linked = 0;        // bytes of the text that stand in links of HTML, white space not counted
};

struct Page {
    std::string file;
    std::string media;   // "text" or "html"
    std::string sha256;  // of the file's bytes, lower-case hexadecimal
    std::string title;
    std::string author;
    std::string outlet;
    std::string url;
    Date published;
    Date modified;
    std::vector<Block> blocks;
    std::vector<std::string> notices;  // in words: a correction was found, a second witness differs
};

}  // namespace detente
