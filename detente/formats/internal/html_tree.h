// SPDX-License-Identifier: Apache-2.0
// The parsed tree of an HTML page, measured: how much prose stands below each element, which elements are
// furniture, and which one holds the article. The parser's header stays behind the source files.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "detente/scenario/page.h"

struct GumboInternalNode;  // the parser's node, a GumboNode; only the files behind it know more

namespace detente {

using HtmlNode = GumboInternalNode;

std::string html_lower(std::string_view text);
std::string html_attribute(const HtmlNode* node, const char* name);
bool html_has_attribute(const HtmlNode* node, const char* name);
// False for a link to a place of the same page and for a script's.
bool html_leads_elsewhere(const HtmlNode* link);
// True for an element that the parser opened again because its end tag is missing: what it says of itself is
// not said of the text in it.
bool html_is_repeated(const HtmlNode* node);
unsigned html_child_count(const HtmlNode* node);
const HtmlNode* html_child(const HtmlNode* node, unsigned i);
// Elements with no words of the page in them: script, style, svg, ...
bool html_is_wordless(int tag);
// False for the elements that stand inside a line of text: a, b, span, ...
bool html_breaks_block(int tag);
// The words of a class or id: "article__share-bar" gives article, share, bar.
std::vector<std::string> html_tokens(const std::string& text);

struct HtmlElement {
    const HtmlNode* node = nullptr;
    int tag = -1;            // the parser's number of it
    int parent = -1;         // index of the element around it
    int end = 0;             // index behind its last descendant
    std::size_t text = 0;    // bytes of text below it, white space not counted
    std::size_t linked = 0;  // of these in links
    std::size_t prose = 0;   // bytes of whole sentences below it that are no furniture's and no links'
    int paragraphs = 0;      // runs of such prose of a paragraph's length
    // Why it is no part of the article, and as what: "html nav", "html class comments"; empty where it may
    // be.
    std::string furniture;
    BlockRole role = BlockRole::body;
    bool marked = false;  // the page calls it the article: <article>, <main>, articleBody, entry-content
};

struct HtmlTree {
    std::vector<HtmlElement> elements;  // in document order; empty where the page has no element
    std::unordered_map<const HtmlNode*, int> index;
    int article = -1;   // the element that holds the article; -1 where the page has no words
    int headline = -1;  // the heading over it, before it or inside it; -1 where there is none

    // Between the headline and the article: the lead, or a list that the article begins with.
    bool is_lead(int element) const {
        return headline >= 0 && headline < article &&
               element >= elements[static_cast<std::size_t>(headline)].end && element < article;
    }

    const HtmlElement* find(const HtmlNode* node) const {
        const auto found = index.find(node);
        return found == index.end() ? nullptr : &elements[static_cast<std::size_t>(found->second)];
    }
};

// In time linear in the page; `root` is the parser's root element.
HtmlTree measure_html(const HtmlNode* root);

}  // namespace detente
