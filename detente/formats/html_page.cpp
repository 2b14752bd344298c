// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/html_page.h"

#ifdef DETENTE_HAVE_GUMBO

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <unordered_map>
#include <vector>

#include "detente/formats/json.h"

namespace detente {

namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

std::string attribute(const GumboNode* node, const char* name) {
    if (node->type != GUMBO_NODE_ELEMENT) return {};
    const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found ? found->value : "";
}

bool has_attribute(const GumboNode* node, const char* name) {
    return node->type == GUMBO_NODE_ELEMENT &&
           gumbo_get_attribute(&node->v.element.attributes, name) != nullptr;
}

const GumboVector* children_of(const GumboNode* node) {
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
        return &node->v.element.children;
    if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
    return nullptr;
}

// Elements with no words of the page in them.
bool is_wordless(GumboTag tag) {
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

bool breaks_block(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_A:
        case GUMBO_TAG_ABBR:
        case GUMBO_TAG_B:
        case GUMBO_TAG_BDI:
        case GUMBO_TAG_BDO:
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
        case GUMBO_TAG_MARK:
        case GUMBO_TAG_Q:
        case GUMBO_TAG_S:
        case GUMBO_TAG_SAMP:
        case GUMBO_TAG_SMALL:
        case GUMBO_TAG_SPAN:
        case GUMBO_TAG_STRONG:
        case GUMBO_TAG_SUB:
        case GUMBO_TAG_SUP:
        case GUMBO_TAG_TIME:
        case GUMBO_TAG_U:
        case GUMBO_TAG_VAR:
        case GUMBO_TAG_WBR:
        case GUMBO_TAG_IMG:
            return false;
        default:
            return true;
    }
}

// The words of a class or id: "article__share-bar" gives article, share, bar.
std::vector<std::string> tokens_of(const std::string& text) {
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

bool is_any(const std::string& word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_furniture_token(const std::string& token) {
    return is_any(token, {"newsletter", "newsletters",  "related",       "promo",       "promos",
                          "promotion",  "share",        "sharing",       "social",      "ad",
                          "ads",        "advert",       "advertisement", "sponsor",     "sponsored",
                          "comment",    "comments",     "recirc",        "outbrain",    "taboola",
                          "subscribe",  "subscription", "paywall",       "cookie",      "cookies",
                          "breadcrumb", "breadcrumbs",  "signup",        "recommended", "recommendations",
                          "trending",   "sidebar",      "consent",       "gdpr",        "modal",
                          "popup",      "teaser",       "teasers",       "toolbar",     "masthead",
                          "navigation", "nav",          "menu",          "footer",      "disclaimer"});
}

struct Length {
    std::size_t text = 0;
    std::size_t in_links = 0;
};

// Bytes of text below every element, counted once: nested elements ask again and again.
class Lengths {
  public:
    explicit Lengths(const GumboNode* root) { count(root); }

    Length of(const GumboNode* node) const {
        const auto found = lengths_.find(node);
        return found == lengths_.end() ? Length{} : found->second;
    }

  private:
    // Depth is limited before parsing, so the recursion is too.
    Length count(const GumboNode* node) {
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
            node->type == GUMBO_NODE_CDATA)
            return {std::strlen(node->v.text.text), 0};
        const GumboVector* children = children_of(node);
        const bool element = node->type == GUMBO_NODE_ELEMENT;
        if (!children || (element && is_wordless(node->v.element.tag))) return {};
        Length sum;
        for (unsigned i = 0; i < children->length; ++i) {
            const Length child = count(static_cast<const GumboNode*>(children->data[i]));
            sum.text += child.text;
            sum.in_links += child.in_links;
        }
        if (element && node->v.element.tag == GUMBO_TAG_A) sum.in_links = sum.text;
        if (element) lengths_.emplace(node, sum);
        return sum;
    }

    std::unordered_map<const GumboNode*, Length> lengths_;
};

// The article element, articleBody or main with the most text; nullptr when the page has none.
void find_root(const GumboNode* node, const Lengths& lengths, const GumboNode*& best,
               std::size_t& best_length) {
    const GumboVector* children = children_of(node);
    if (!children) return;
    if (node->type == GUMBO_NODE_ELEMENT) {
        const GumboTag tag = node->v.element.tag;
        if (tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN ||
            attribute(node, "itemprop") == "articleBody" || attribute(node, "role") == "main") {
            std::size_t length = lengths.of(node).text;
            // An article inside main says more than main itself; main wins only when it holds much more.
            if (tag == GUMBO_TAG_MAIN) length = length * 2 / 3;
            if (length > best_length) {
                best = node;
                best_length = length;
            }
        }
    }
    for (unsigned i = 0; i < children->length; ++i)
        find_root(static_cast<const GumboNode*>(children->data[i]), lengths, best, best_length);
}

// By attribute, by style, or by the classes that leave words to screen readers alone.
bool is_hidden(const GumboNode* node) {
    if (has_attribute(node, "hidden") || attribute(node, "aria-hidden") == "true") return true;
    std::string style = lower(attribute(node, "style"));
    style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
    if (style.find("display:none") != std::string::npos ||
        style.find("visibility:hidden") != std::string::npos)
        return true;
    const std::string name = lower(attribute(node, "class"));
    return name.find("visually-hidden") != std::string::npos ||
           name.find("visuallyhidden") != std::string::npos || name.find("sr-only") != std::string::npos ||
           name.find("screen-reader") != std::string::npos;
}

struct Context {
    BlockRole role = BlockRole::body;
    std::string rule;  // non-empty: the role is decided by the page's structure
    bool inside_root = false;
    bool heading = false;
    bool list_item = false;
};

class HtmlReader {
  public:
    HtmlReader(Page& page, const Lengths& lengths, const GumboNode* root, std::size_t root_length)
        : page_(page), lengths_(lengths), root_(root), root_length_(root_length) {}

    void walk(const GumboNode* node, const Context& context) {
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
            node->type == GUMBO_NODE_CDATA) {
            add(node, context);
            return;
        }
        const GumboVector* children = children_of(node);
        if (!children) return;
        Context inner = context;
        bool block = true;
        if (node->type == GUMBO_NODE_ELEMENT) {
            const GumboTag tag = node->v.element.tag;
            if (is_wordless(tag)) return;
            if (tag == GUMBO_TAG_BR || tag == GUMBO_TAG_HR) {
                flush();
                return;
            }
            block = breaks_block(tag);
            inner = context_of(node, context);
            if (tag == GUMBO_TAG_TIME && page_.published.year == 0) note_time(node);
        }
        const bool changed = inner.rule != context.rule;
        if (block || changed) flush();
        for (unsigned i = 0; i < children->length; ++i)
            walk(static_cast<const GumboNode*>(children->data[i]), inner);
        if (block || changed) flush();
    }

    void flush() {
        std::size_t end = text_.size();
        while (end > 0 && text_[end - 1] == ' ') --end;
        text_.resize(end);
        if (!text_.empty()) {
            Block block;
            block.id = "b" + std::to_string(page_.blocks.size() + 1);
            block.line = static_cast<int>(line_);
            block.from = from_;
            block.to = to_;
            block.text = std::move(text_);
            block.role = context_.role;
            block.rule = context_.rule;
            block.decided = !context_.rule.empty();
            block.structured_body = context_.inside_root;
            block.heading = context_.heading;
            block.list_item = context_.list_item;
            page_.blocks.push_back(std::move(block));
        }
        text_.clear();
    }

    void note_time(const GumboNode* node) {
        const std::string when = attribute(node, "datetime");
        set_date(page_.published, when);
    }

    static void set_date(Date& date, const std::string& text) {
        Date read;
        if (std::sscanf(text.c_str(), "%4d-%2d-%2d", &read.year, &read.month, &read.day) == 3 &&
            read.year > 1000 && read.month >= 1 && read.month <= 12 && read.day >= 1 && read.day <= 31)
            date = read;
    }

  private:
    Context context_of(const GumboNode* node, const Context& outer) {
        Context inner = outer;
        const GumboTag tag = node->v.element.tag;
        if (node == root_) {
            inner.inside_root = true;
            inner.rule.clear();
            inner.role = BlockRole::body;
        }
        if (!inner.rule.empty() && inner.role == BlockRole::furniture && inner.rule != "outside the article")
            return inner;
        const auto decide = [&](BlockRole role, std::string rule) {
            inner.role = role;
            inner.rule = std::move(rule);
        };
        // What holds most of the article is no furniture, whatever a paywall's class says of it.
        switch (tag) {
            case GUMBO_TAG_NAV:
                return decide(BlockRole::furniture, "html nav"), inner;
            case GUMBO_TAG_FOOTER:
                return decide(BlockRole::furniture, "html footer"), inner;
            case GUMBO_TAG_FORM:
                return decide(BlockRole::furniture, "html form"), inner;
            case GUMBO_TAG_BUTTON:
                return decide(BlockRole::furniture, "html button"), inner;
            case GUMBO_TAG_ASIDE:
                return decide(BlockRole::furniture, "html aside"), inner;
            case GUMBO_TAG_FIGCAPTION:
                return decide(BlockRole::caption, "html figcaption"), inner;
            case GUMBO_TAG_H1:
                if (!headline_) {
                    headline_ = true;
                    return decide(BlockRole::headline, "html h1"), inner;
                }
                break;
            case GUMBO_TAG_H2:
            case GUMBO_TAG_H3:
            case GUMBO_TAG_H4:
            case GUMBO_TAG_H5:
            case GUMBO_TAG_H6:
                // The role is left to the line rules: a heading that announces other stories opens the tail.
                inner.heading = true;
                break;
            case GUMBO_TAG_LI:
                inner.list_item = lengths_.of(node).in_links * 2 < lengths_.of(node).text;
                break;
            default:
                break;
        }
        if (is_hidden(node)) return decide(BlockRole::furniture, "html hidden"), inner;
        if (is_any(attribute(node, "role"), {"navigation", "complementary", "contentinfo", "banner", "search",
                                             "dialog", "alertdialog", "menu", "toolbar"}))
            return decide(BlockRole::furniture, "html role " + attribute(node, "role")), inner;
        const bool named = has_attribute(node, "class") || has_attribute(node, "id") ||
                           has_attribute(node, "rel") || has_attribute(node, "itemprop");
        // What holds most of the article is no furniture, whatever a paywall's class says of it.
        if (named && node != root_ && lengths_.of(node).text * 10 <= root_length_ * 6) {
            for (const char* name : {"class", "id"}) {
                const std::vector<std::string> tokens = tokens_of(attribute(node, name));
                for (std::size_t i = 0; i < tokens.size(); ++i) {
                    const std::string& token = tokens[i];
                    if (token == "pull" && i + 1 < tokens.size() && tokens[i + 1] == "quote")
                        return decide(BlockRole::pullquote, "html class pull-quote"), inner;
                    if (token == "bio") return decide(BlockRole::bio, "html class bio"), inner;
                    if (is_furniture_token(token))
                        return decide(BlockRole::furniture, "html " + std::string(name) + " " + token), inner;
                    if (token == "byline") return decide(BlockRole::byline, "html class byline"), inner;
                    if (token == "pullquote")
                        return decide(BlockRole::pullquote, "html class pullquote"), inner;
                    if (token == "dek" || token == "standfirst" || token == "subheadline")
                        return decide(BlockRole::dek, "html class " + token), inner;
                    if (token == "kicker" || token == "eyebrow")
                        return decide(BlockRole::kicker, "html class " + token), inner;
                    if (token == "credit") return decide(BlockRole::credit, "html class credit"), inner;
                    if (token == "caption") return decide(BlockRole::caption, "html class caption"), inner;
                    if (token == "correction" || token == "corrections")
                        return decide(BlockRole::correction, "html class correction"), inner;
                }
            }
            if (attribute(node, "rel") == "author" || attribute(node, "itemprop") == "author")
                return inner.role == BlockRole::byline ? inner
                                                       : (decide(BlockRole::byline, "html author"), inner);
        }
        return inner;
    }

    void add(const GumboNode* node, const Context& context) {
        const GumboText& text = node->v.text;
        for (const char* at = text.text; *at; ++at) {
            const char c = *at;
            const bool space = c == ' ' || (c >= 9 && c <= 13);
            if (space) {
                if (!text_.empty() && text_.back() != ' ') text_ += ' ';
                continue;
            }
            if (text_.empty()) {
                from_ = text.start_pos.offset;
                line_ = text.start_pos.line;
                // The node may begin with blank lines of its own.
                for (const char* blank = text.text; blank < at; ++blank) {
                    if (*blank == '\n') ++line_;
                    ++from_;
                }
                context_ = context;
            }
            text_ += c;
        }
        if (!text_.empty()) to_ = text.start_pos.offset + text.original_text.length;
    }

    Page& page_;
    const Lengths& lengths_;
    const GumboNode* root_;
    std::size_t root_length_;
    bool headline_ = false;
    std::string text_;
    std::size_t from_ = 0;
    std::size_t to_ = 0;
    std::size_t line_ = 0;
    Context context_;
};

std::string words_only(std::string_view text) {
    std::string words;
    for (const char c : text)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) words += c;
    return lower(words);
}

std::string text_at(const Document& node, std::string_view key) {
    const Document* found = node.find(key);
    if (!found) return {};
    if (found->text()) return *found->text();
    if (const Document* name = found->find("name"); name && name->text()) return *name->text();
    if (found->elements() && !found->elements()->empty()) {
        const Document& first = found->elements()->front();
        if (first.text()) return *first.text();
        if (const Document* name = first.find("name"); name && name->text()) return *name->text();
    }
    return {};
}

bool is_news(const Document& node) {
    const auto names_news = [](const Document* type) {
        return type && type->text() &&
               (*type->text() == "NewsArticle" || *type->text() == "Article" ||
                *type->text() == "ReportageNewsArticle" || *type->text() == "AnalysisNewsArticle" ||
                *type->text() == "OpinionNewsArticle");
    };
    const Document* type = node.find("@type");
    if (!type) return false;
    if (type->elements())
        return std::any_of(type->elements()->begin(), type->elements()->end(),
                           [&](const Document& t) { return names_news(&t); });
    return names_news(type);
}

void note_json_ld(Page& page, const Document& node, std::string& body) {
    if (node.elements()) {
        for (const Document& element : *node.elements()) note_json_ld(page, element, body);
        return;
    }
    if (const Document* graph = node.find("@graph")) note_json_ld(page, *graph, body);
    if (!is_news(node)) return;
    if (const std::string headline = text_at(node, "headline"); !headline.empty()) page.title = headline;
    if (const std::string author = text_at(node, "author"); !author.empty()) page.author = author;
    if (const std::string outlet = text_at(node, "publisher"); !outlet.empty()) page.outlet = outlet;
    HtmlReader::set_date(page.published, text_at(node, "datePublished"));
    HtmlReader::set_date(page.modified, text_at(node, "dateModified"));
    body = text_at(node, "articleBody");
}

void note_metadata(Page& page, const GumboNode* node, std::string& body) {
    const GumboVector* children = children_of(node);
    if (!children) return;
    if (node->type == GUMBO_NODE_ELEMENT) {
        const GumboTag tag = node->v.element.tag;
        if (tag == GUMBO_TAG_META) {
            const std::string name = lower(attribute(node, "property") + attribute(node, "name"));
            const std::string content = attribute(node, "content");
            if (name == "og:title" && page.title.empty()) page.title = content;
            if (name == "og:site_name" && page.outlet.empty()) page.outlet = content;
            if (name == "og:url" && page.url.empty()) page.url = content;
            if ((name == "author" || name == "article:author") && page.author.empty()) page.author = content;
            if (name == "article:published_time" && !page.published.known())
                HtmlReader::set_date(page.published, content);
            if (name == "article:modified_time" && !page.modified.known())
                HtmlReader::set_date(page.modified, content);
        }
        if (tag == GUMBO_TAG_LINK && lower(attribute(node, "rel")) == "canonical")
            page.url = attribute(node, "href");
        if (tag == GUMBO_TAG_SCRIPT && lower(attribute(node, "type")) == "application/ld+json" &&
            children->length > 0) {
            const auto* text = static_cast<const GumboNode*>(children->data[0]);
            if (Result<Document> data = parse_json(text->v.text.text, page.file); data.ok())
                note_json_ld(page, *data, body);
        }
    }
    for (unsigned i = 0; i < children->length; ++i)
        note_metadata(page, static_cast<const GumboNode*>(children->data[i]), body);
}

}  // namespace

bool html_supported() {
    return true;
}

Result<Page> read_html_page(std::string_view bytes, const std::string& file) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    GumboOutput* output = gumbo_parse_with_options(&options, bytes.data(), bytes.size());
    Page page;
    page.file = file;
    page.media = "html";
    std::string declared_body;
    note_metadata(page, output->document, declared_body);
    const GumboNode* root = nullptr;
    std::size_t root_length = 0;
    const Lengths lengths(output->root);
    const std::size_t all_length = lengths.of(output->root).text;
    find_root(output->root, lengths, root, root_length);
    if (root) root_length = lengths.of(root).text;
    // A root with hardly any of the page's words is a teaser, not the article.
    if (root && root_length * 4 < all_length) root = nullptr;
    HtmlReader reader(page, lengths, root, root ? root_length : all_length);
    Context outside;
    if (root) {
        outside.role = BlockRole::furniture;
        outside.rule = "outside the article";
    }
    reader.walk(output->root, outside);
    reader.flush();
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    if (!declared_body.empty()) {
        std::string all;
        for (const Block& block : page.blocks) all += block.text;
        if (words_only(all).find(words_only(declared_body)) == std::string::npos)
            page.notices.emplace_back("the page's own articleBody differs from the text that it shows");
    }
    return page;
}

}  // namespace detente

#else

namespace detente {

bool html_supported() {
    return false;
}

Result<Page> read_html_page(std::string_view, const std::string& file) {
    return make_error({file, 0, 0}, "this build cannot read HTML",
                      "install libgumbo-dev and build again, or save the page as plain text");
}

}  // namespace detente

#endif
