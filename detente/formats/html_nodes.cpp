// SPDX-License-Identifier: Apache-2.0
// What is asked of single nodes of the parsed tree.
#ifdef DETENTE_HAVE_GUMBO

#include <gumbo.h>

#include "detente/formats/internal/html_tree.h"

namespace detente {

std::string html_lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

std::string html_attribute(const GumboNode* node, const char* name) {
    if (node->type != GUMBO_NODE_ELEMENT || node->v.element.attributes.length == 0) return {};
    const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found ? found->value : "";
}

bool html_has_attribute(const GumboNode* node, const char* name) {
    return node->type == GUMBO_NODE_ELEMENT &&
           gumbo_get_attribute(&node->v.element.attributes, name) != nullptr;
}

bool html_leads_elsewhere(const GumboNode* link) {
    const std::string address = html_attribute(link, "href");
    return !address.empty() && address[0] != '#' && !html_lower(address).starts_with("javascript:");
}

bool html_is_repeated(const GumboNode* node) {
    return (node->parse_flags &
            (GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT | GUMBO_INSERTION_ADOPTION_AGENCY_CLONED)) != 0;
}

unsigned html_child_count(const GumboNode* node) {
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
        return node->v.element.children.length;
    return node->type == GUMBO_NODE_DOCUMENT ? node->v.document.children.length : 0;
}

const GumboNode* html_child(const GumboNode* node, unsigned i) {
    const GumboVector& children =
        node->type == GUMBO_NODE_DOCUMENT ? node->v.document.children : node->v.element.children;
    return static_cast<const GumboNode*>(children.data[i]);
}

bool html_is_wordless(int tag) {
    switch (tag) {
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_TEMPLATE:
        case GUMBO_TAG_NOSCRIPT:
        case GUMBO_TAG_SVG:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_SELECT:
        case GUMBO_TAG_OBJECT:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_HEAD:
            return true;
        default:
            return false;
    }
}

bool html_breaks_block(int tag) {
    switch (tag) {
        case GUMBO_TAG_A:
        case GUMBO_TAG_ABBR:
        case GUMBO_TAG_B:
        case GUMBO_TAG_BDI:
        case GUMBO_TAG_BDO:
        case GUMBO_TAG_BIG:
        case GUMBO_TAG_CITE:
        case GUMBO_TAG_CODE:
        case GUMBO_TAG_DATA:
        case GUMBO_TAG_DEL:
        case GUMBO_TAG_DFN:
        case GUMBO_TAG_EM:
        case GUMBO_TAG_FONT:
        case GUMBO_TAG_I:
        case GUMBO_TAG_INS:
        case GUMBO_TAG_KBD:
        case GUMBO_TAG_LABEL:
        case GUMBO_TAG_MARK:
        case GUMBO_TAG_NOBR:
        case GUMBO_TAG_Q:
        case GUMBO_TAG_RB:
        case GUMBO_TAG_RUBY:
        case GUMBO_TAG_S:
        case GUMBO_TAG_SAMP:
        case GUMBO_TAG_SMALL:
        case GUMBO_TAG_SPAN:
        case GUMBO_TAG_STRIKE:
        case GUMBO_TAG_STRONG:
        case GUMBO_TAG_SUB:
        case GUMBO_TAG_SUP:
        case GUMBO_TAG_TIME:
        case GUMBO_TAG_TT:
        case GUMBO_TAG_U:
        case GUMBO_TAG_VAR:
        case GUMBO_TAG_WBR:
        case GUMBO_TAG_IMG:
            return false;
        default:
            return true;
    }
}

std::vector<std::string> html_tokens(const std::string& text) {
    std::vector<std::string> tokens;
    std::string token;
    const auto flush = [&] {
        if (!token.empty()) tokens.push_back(std::move(token));
        token.clear();
    };
    char before = ' ';
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        // camelCase ends a word too.
        if (!letter || (c >= 'A' && c <= 'Z' && before >= 'a' && before <= 'z')) flush();
        if (letter) token += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        before = c;
    }
    flush();
    return tokens;
}

}  // namespace detente

#endif
