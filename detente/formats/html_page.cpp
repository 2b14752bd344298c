// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/html_page.h"

#ifdef DETENTE_HAVE_GUMBO

#include <gumbo.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <initializer_list>
#include <string>
#include <vector>

#include "detente/formats/internal/html_tree.h"
#include "detente/formats/json.h"

namespace detente {

namespace {

struct Context {
    BlockRole role = BlockRole::body;
    std::string rule;  // non-empty: the role is decided by the page's structure
    bool inside_root = false;
    bool heading = false;
    bool list_item = false;
    bool paragraph = false;
    bool lead = false;
    bool in_link = false;
    bool blockquote = false;
};

// "[1]", "2", "*": the mark of a note, which no reader reads as a part of the sentence.
bool is_note_mark(const GumboNode* node) {
    bool digit = false;
    for (unsigned i = 0; i < html_child_count(node); ++i) {
        const auto* child = html_child(node, i);
        if (child->type == GUMBO_NODE_ELEMENT) {
            if (!is_note_mark(child)) return false;
            digit = true;
            continue;
        }
        if (child->type != GUMBO_NODE_TEXT && child->type != GUMBO_NODE_WHITESPACE) continue;
        for (const char* c = child->v.text.text; *c; ++c) {
            if (*c >= '0' && *c <= '9') {
                digit = true;
                continue;
            }
            if (*c == '*' || static_cast<unsigned char>(*c) >= 0x80) digit = true;
            if (std::isalpha(static_cast<unsigned char>(*c))) return false;
        }
    }
    return digit;
}

constexpr std::size_t kLine = 700;  // bytes of a byline, a dek or a caption, at most
constexpr std::string_view kOutside = "outside the article";

class HtmlReader {
  public:
    HtmlReader(Page& page, const HtmlTree& tree) : page_(page), tree_(tree) {
        if (tree.article >= 0) root_ = &tree.elements[static_cast<std::size_t>(tree.article)];
    }

    void walk(const GumboNode* node, const Context& context) {
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
            node->type == GUMBO_NODE_CDATA) {
            add(node, context);
            return;
        }
        if (node->type != GUMBO_NODE_ELEMENT) return;
        const int tag = node->v.element.tag;
        if (html_is_wordless(tag)) return;
        if (tag == GUMBO_TAG_BR || tag == GUMBO_TAG_HR) {
            broken_ = broken_ || tag == GUMBO_TAG_BR;
            flush();
            broken_ = tag == GUMBO_TAG_BR;
            return;
        }
        // What is struck out is not on the page; neither is the mark of a note.
        if (tag == GUMBO_TAG_DEL || tag == GUMBO_TAG_S || tag == GUMBO_TAG_STRIKE) return;
        // Behind a digit it is a power.
        const bool power = !text_.empty() && std::isdigit(static_cast<unsigned char>(text_.back()));
        if (tag == GUMBO_TAG_SUP && !power && is_note_mark(node)) return;
        const bool block = html_breaks_block(tag);
        const Context inner = context_of(node, context);
        if (tag == GUMBO_TAG_TIME && page_.published.year == 0) note_time(node);
        const bool changed = inner.rule != context.rule;
        if (block || changed) flush(), broken_ = false;
        const bool quotes = tag == GUMBO_TAG_Q;
        if (quotes) pending_ += quote_depth_++ % 2 == 0 ? "“" : "‘";
        for (unsigned i = 0; i < html_child_count(node); ++i) walk(html_child(node, i), inner);
        if (quotes) close_quotation();
        if (block || changed) flush(), broken_ = false;
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
            block.paragraph = context_.paragraph;
            block.lead = context_.lead && !context_.heading;
            block.blockquote = context_.blockquote;
            block.linked = linked_;
            block.broken_line = broken_;
            page_.blocks.push_back(std::move(block));
        }
        text_.clear();
    }

    void note_time(const GumboNode* node) {
        const std::string when = html_attribute(node, "datetime");
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
        const int tag = node->v.element.tag;
        const HtmlElement* element = tree_.find(node);
        if (!element) return inner;
        const auto decide = [&](BlockRole role, std::string rule) {
            inner.role = role;
            inner.rule = std::move(rule);
        };
        const bool root = element == root_;
        if (root) {
            inner.inside_root = true;
            inner.rule.clear();
            inner.role = BlockRole::body;
        }
        const int index = static_cast<int>(element - tree_.elements.data());
        if (tree_.is_lead(index) && inner.rule == kOutside) {
            inner.inside_root = inner.lead = true;
            inner.rule.clear();
            inner.role = BlockRole::body;
        }
        if (tag == GUMBO_TAG_A && html_leads_elsewhere(node) && !html_is_repeated(node)) inner.in_link = true;
        if (tag == GUMBO_TAG_BLOCKQUOTE) inner.blockquote = true;
        if (is_paragraph(tag)) inner.paragraph = true;
        if (tag == GUMBO_TAG_LI) inner.list_item = element->linked * 2 < element->text;
        if (is_furniture(inner) && inner.rule != kOutside) return inner;
        if (!element->furniture.empty() && !root) return decide(element->role, element->furniture), inner;
        switch (tag) {
            case GUMBO_TAG_FIGCAPTION:
                return decide(BlockRole::caption, "html figcaption"), inner;
            case GUMBO_TAG_H1:
                if (index == tree_.headline) return decide(BlockRole::headline, "html h1"), inner;
                inner.heading = true;
                break;
            case GUMBO_TAG_H2:
            case GUMBO_TAG_H3:
            case GUMBO_TAG_H4:
            case GUMBO_TAG_H5:
            case GUMBO_TAG_H6:
                // The role is left to the line rules: a heading that announces other stories opens the tail.
                inner.heading = true;
                break;
            default:
                break;
        }
        // What holds most of the article, or much text, is no byline, whatever its class says.
        if (root_ && !root && element->text * 10 <= root_->text * 6 && element->text <= kLine)
            name_by_class(node, inner);
        return inner;
    }

    static bool is_furniture(const Context& context) {
        return !context.rule.empty() &&
               (context.role == BlockRole::furniture || context.role == BlockRole::comment ||
                context.role == BlockRole::embed || context.role == BlockRole::related);
    }

    static bool is_paragraph(int tag) {
        return tag == GUMBO_TAG_P || tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT ||
               tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_BLOCKQUOTE || tag == GUMBO_TAG_TD ||
               tag == GUMBO_TAG_TH;
    }

    static void name_by_class(const GumboNode* node, Context& inner) {
        const auto decide = [&](BlockRole role, std::string rule) {
            inner.role = role;
            inner.rule = std::move(rule);
        };
        for (const char* name : {"class", "id"}) {
            const std::vector<std::string> tokens = html_tokens(html_attribute(node, name));
            for (std::size_t i = 0; i < tokens.size(); ++i) {
                const std::string& token = tokens[i];
                if (token == "pull" && i + 1 < tokens.size() && tokens[i + 1] == "quote")
                    return decide(BlockRole::pullquote, "html class pull-quote");
                if (token == "bio") return decide(BlockRole::bio, "html class bio");
                if (token == "byline") return decide(BlockRole::byline, "html class byline");
                if (token == "pullquote") return decide(BlockRole::pullquote, "html class pullquote");
                if (token == "dek" || token == "standfirst" || token == "subheadline")
                    return decide(BlockRole::dek, "html class " + token);
                if (token == "kicker" || token == "eyebrow")
                    return decide(BlockRole::kicker, "html class " + token);
                if (token == "credit") return decide(BlockRole::credit, "html class credit");
                if (token == "caption") return decide(BlockRole::caption, "html class caption");
                if (token == "correction" || token == "corrections")
                    return decide(BlockRole::correction, "html class correction");
            }
        }
        if ((html_attribute(node, "rel") == "author" || html_attribute(node, "itemprop") == "author") &&
            inner.role != BlockRole::byline)
            decide(BlockRole::byline, "html author");
    }

    void close_quotation() {
        const std::string_view mark = --quote_depth_ % 2 == 0 ? "”" : "’";
        if (!pending_.empty()) {
            pending_.clear();  // it held no word
            return;
        }
        if (text_.empty()) return;
        const bool blank = text_.back() == ' ';
        if (blank) text_.pop_back();
        text_ += mark;
        if (blank) text_ += ' ';
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
                linked_ = 0;
            }
            if (!pending_.empty()) {
                text_ += pending_;
                pending_.clear();
            }
            if (context.in_link) ++linked_;
            text_ += c;
        }
        if (!text_.empty()) to_ = text.start_pos.offset + text.original_text.length;
    }

    Page& page_;
    const HtmlTree& tree_;
    const HtmlElement* root_ = nullptr;
    std::string text_;
    std::string pending_;  // an opening mark that waits for its first word
    int quote_depth_ = 0;
    std::size_t linked_ = 0;
    bool broken_ = false;  // the line begins or ends at a <br>
    std::size_t from_ = 0;
    std::size_t to_ = 0;
    std::size_t line_ = 0;
    Context context_;
};

std::string words_only(std::string_view text) {
    std::string words;
    for (const char c : text)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) words += c;
    return html_lower(words);
}

// Whether the one text stands in the other, in time linear in both (Knuth, Morris and Pratt, 1977).
bool stands_in(std::string_view text, std::string_view part) {
    std::vector<std::size_t> border(part.size() + 1, 0);
    for (std::size_t i = 1, k = 0; i < part.size(); ++i) {
        while (k > 0 && part[i] != part[k]) k = border[k];
        if (part[i] == part[k]) ++k;
        border[i + 1] = k;
    }
    std::size_t k = 0;
    for (const char c : text) {
        while (k > 0 && (k == part.size() || c != part[k])) k = border[k];
        if (k < part.size() && c == part[k]) ++k;
        if (k == part.size()) return true;
    }
    return part.empty();
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
    if (node->type == GUMBO_NODE_ELEMENT) {
        const int tag = node->v.element.tag;
        if (tag == GUMBO_TAG_META) {
            const std::string name =
                html_lower(html_attribute(node, "property") + html_attribute(node, "name"));
            const std::string content = html_attribute(node, "content");
            if (name == "og:title" && page.title.empty()) page.title = content;
            if (name == "og:site_name" && page.outlet.empty()) page.outlet = content;
            if (name == "og:url" && page.url.empty()) page.url = content;
            // Some pages give the author's page there, and not his name.
            if ((name == "author" || name == "article:author") && page.author.empty() &&
                content.find("://") == std::string::npos)
                page.author = content;
            if (name == "article:published_time" && !page.published.known())
                HtmlReader::set_date(page.published, content);
            if (name == "article:modified_time" && !page.modified.known())
                HtmlReader::set_date(page.modified, content);
        }
        if (tag == GUMBO_TAG_LINK && html_lower(html_attribute(node, "rel")) == "canonical")
            page.url = html_attribute(node, "href");
        if (tag == GUMBO_TAG_SCRIPT && html_lower(html_attribute(node, "type")) == "application/ld+json" &&
            html_child_count(node) > 0) {
            const auto* text = html_child(node, 0);
            if (Result<Document> data = parse_json(text->v.text.text, page.file); data.ok())
                note_json_ld(page, *data, body);
        }
    }
    for (unsigned i = 0; i < html_child_count(node); ++i) note_metadata(page, html_child(node, i), body);
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
    const HtmlTree tree = measure_html(output->root);
    HtmlReader reader(page, tree);
    Context outside;
    if (tree.article >= 0) {
        outside.role = BlockRole::furniture;
        outside.rule = kOutside;
    }
    reader.walk(output->root, outside);
    reader.flush();
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    if (!declared_body.empty()) {
        std::string all;
        for (const Block& block : page.blocks) all += block.text;
        if (!stands_in(words_only(all), words_only(declared_body)))
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
