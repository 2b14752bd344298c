// SPDX-License-Identifier: Apache-2.0
#ifdef DETENTE_HAVE_GUMBO

#include "detente/formats/internal/html_tree.h"

#include <gumbo.h>

#include <algorithm>
#include <cstring>
#include <initializer_list>

#include "detente/formats/internal/html_claims.h"

namespace detente {

namespace {

bool is_any(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_text(const GumboNode* node) {
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
           node->type == GUMBO_NODE_CDATA;
}

// What the page itself calls the article.
bool is_article_name(const std::string& name) {
    for (const std::string_view mark :
         {"articlebody",      "article-body",    "article_body",   "article__body", "article-content",
          "article__content", "article_content", "articlecontent", "article-text",  "articletext",
          "article__text",    "entry-content",   "entry_content",  "post-content",  "post__content",
          "post_content",     "postcontent",     "post-body",      "post_body",     "post-entry",
          "story-body",       "story__body",     "storybody",      "story-content", "story-text",
          "news-content",     "news-text",       "newstext",       "blog-content",  "body-content",
          "main-content",     "maincontent",     "page-content"})
        if (name.find(mark) != std::string::npos) return true;
    return false;
}

// A list with few words of its own that only leads elsewhere.
bool is_list_of_links(const HtmlElement& e) {
    return e.text > 0 && e.linked * 5 >= e.text * 4;
}

bool is_heading(int tag) {
    return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 || tag == GUMBO_TAG_H4 ||
           tag == GUMBO_TAG_H5 || tag == GUMBO_TAG_H6;
}

// Letters and digits of a node's text, up to a headline's length.
void plain_text(const GumboNode* node, std::string& text) {
    if (text.size() > 400) return;
    if (is_text(node)) {
        for (const char* c = node->v.text.text; *c; ++c) {
            const auto byte = static_cast<unsigned char>(*c);
            const bool letter = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                                (byte >= 'A' && byte <= 'Z') || byte >= 0x80;
            if (letter) text += *c;
        }
        return;
    }
    if (node->type != GUMBO_NODE_ELEMENT) return;
    for (unsigned i = 0; i < html_child_count(node); ++i) plain_text(html_child(node, i), text);
}

// What the page's head calls the page, in letters and digits.
std::string title_of(const GumboNode* root) {
    for (unsigned i = 0; i < html_child_count(root); ++i) {
        const auto* head = html_child(root, i);
        if (head->type != GUMBO_NODE_ELEMENT || head->v.element.tag != GUMBO_TAG_HEAD) continue;
        for (unsigned k = 0; k < html_child_count(head); ++k) {
            const auto* child = html_child(head, k);
            if (child->type != GUMBO_NODE_ELEMENT || child->v.element.tag != GUMBO_TAG_TITLE) continue;
            std::string title;
            plain_text(child, title);
            return html_lower(title);
        }
    }
    return {};
}

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

// One line of text while it is gathered: what stands between two breaks.
struct Run {
    int owner = -1;  // the element in which it begins
    std::size_t bytes = 0;
    std::size_t linked = 0;
    int sentence_ends = 0;
    char32_t last = 0;
    std::string beginning{};  // in small letters
};

class Measurer {
  public:
    explicit Measurer(HtmlTree& tree) : tree_(tree) {}

    void measure(const GumboNode* root) {
        title_ = title_of(root);
        visit(root, -1, false);
        flush();
        auto& elements = tree_.elements;
        own_prose_ = prose_;
        own_paragraphs_ = paragraphs_;
        for (const HtmlElement& e : elements) {
            own_words_.push_back(e.text - e.linked);
            own_text_.push_back(e.text);
        }
        for (std::size_t i = elements.size(); i-- > 1;) {
            const auto parent = at(elements[i].parent);
            elements[parent].text += elements[i].text;
            elements[parent].linked += elements[i].linked;
            headings_linked_[parent] = headings_linked_[parent] || headings_linked_[i] ||
                                       (is_heading(elements[i].tag) && is_list_of_links(elements[i]));
            headings_[parent] = headings_[parent] || headings_[i] || is_heading(elements[i].tag);
        }
        // A teaser that leads nowhere is the lead of the page's own story.
        const std::vector<std::size_t> below = prose_below([](std::size_t) { return true; });
        for (std::size_t i = 0; i < elements.size(); ++i)
            if (claims_[i].kind == HtmlClaim::Kind::teaser)
                claims_[i].kind =
                    elements[i].linked == 0 && below[i] > 0 ? HtmlClaim::Kind::none : HtmlClaim::Kind::likely;
        claim_headed_comments();
        free_the_titled(below);
        claim_teasers();
        settle_claims();
        find_article();
        find_headline();
    }

  private:
    // Depth is limited before parsing, so the recursion is too.
    void visit(const GumboNode* node, int parent, bool in_link) {
        if (is_text(node)) {
            take(node->v.text.text, parent, in_link);
            return;
        }
        // A document or a template inside the tree has no words of the page.
        if (node->type != GUMBO_NODE_ELEMENT) return;
        const int tag = node->v.element.tag;
        if (html_is_wordless(tag)) return;
        if (tag == GUMBO_TAG_BR || tag == GUMBO_TAG_HR) return flush();
        const int self = static_cast<int>(tree_.elements.size());
        HtmlElement element;
        element.node = node;
        element.tag = tag;
        element.parent = parent;
        const std::string names =
            html_lower(html_attribute(node, "class") + " " + html_attribute(node, "id"));
        element.marked = tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN ||
                         html_attribute(node, "itemprop") == "articleBody" ||
                         html_attribute(node, "role") == "main" || is_article_name(names);
        tree_.elements.push_back(std::move(element));
        tree_.index.emplace(node, self);
        claims_.push_back(tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML ? HtmlClaim{}
                                                                         : html_claim_of(node, tag));
        prose_.push_back(0);
        paragraphs_.push_back(0);
        headings_.push_back(false);
        headings_linked_.push_back(false);
        const bool block = html_breaks_block(tag);
        if (block) flush();
        for (unsigned i = 0; i < html_child_count(node); ++i)
            visit(html_child(node, i), self, in_link || (tag == GUMBO_TAG_A && !html_is_repeated(node)));
        if (block) flush();
        tree_.elements[at(self)].end = static_cast<int>(tree_.elements.size());
    }

    void take(const char* text, int owner, bool in_link) {
        if (owner < 0) return;
        HtmlElement& element = tree_.elements[at(owner)];
        for (const char* c = text; *c; ++c) {
            const auto byte = static_cast<unsigned char>(*c);
            if (run_.beginning.size() < kLooked)
                run_.beginning += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : *c;
            if (byte == ' ' || (byte >= 9 && byte <= 13)) {
                if (run_.last == '.' || run_.last == '!' || run_.last == '?') ++run_.sentence_ends;
                continue;
            }
            if (run_.bytes == 0) run_.owner = owner;
            ++run_.bytes;
            ++element.text;
            if (in_link) {
                ++run_.linked;
                ++element.linked;
            }
            // The marks that end a sentence: those of ASCII, the ideographic ones, the danda, the Arabic
            // ones.
            if (byte >= 0xC0) {
                const std::size_t bytes = c[1] == '\0' ? 1 : c[2] == '\0' ? 2 : 3;
                const std::string_view mark(c, bytes);
                if (is_any(mark, {"。", "！", "？", "।", "॥", "…", "”", "»"}) || mark.starts_with("؟") ||
                    mark.starts_with("۔")) {
                    ++run_.sentence_ends;
                    run_.last = '.';
                } else {
                    run_.last = 'x';
                }
            } else if (byte < 0x80 && byte != '"' && byte != '\'' && byte != ')' && byte != ']') {
                run_.last = byte;
            }
        }
    }

    void flush() {
        const Run run = std::move(run_);
        run_ = {};
        if (run.bytes == 0) return;
        const std::size_t words = run.bytes - run.linked;
        if (run.linked * 2 > run.bytes) return;
        const bool terminated = run.last == '.' || run.last == '!' || run.last == '?' || run.last == ':';
        const bool prose =
            (terminated && words >= 20) || (run.sentence_ends > 0 && words >= 60) || words >= 140;
        if (!prose || html_asks_consent(run.beginning)) return;
        prose_[at(run.owner)] += words;
        if (words >= 100) ++paragraphs_[at(run.owner)];
    }

    // "Comments" over the text of an element, and no headline in it: what readers wrote, though no class says
    // so.
    void claim_headed_comments() {
        const auto& elements = tree_.elements;
        for (std::size_t i = 1; i < elements.size(); ++i) {
            if (!is_heading(elements[i].tag) || elements[i].tag == GUMBO_TAG_H1 || elements[i].text > 40)
                continue;
            const auto around = at(elements[i].parent);
            if (around == 0 || claims_[around].kind != HtmlClaim::Kind::none || elements[around].marked ||
                holds_headline(around) || elements[around].tag == GUMBO_TAG_BODY)
                continue;
            // First in its element: what stands before it is not headed by it.
            std::size_t first = around + 1;
            while (first < i && (elements[first].text == 0 || at(elements[first].end) > i)) ++first;
            std::string heading;
            plain_text(elements[i].node, heading);
            if (first == i && html_heads_comments(heading))
                claims_[around] = {HtmlClaim::Kind::comments, BlockRole::comment, "html head of comments"};
        }
    }

    // What holds the heading by which the page's head calls the page, and text, is the page's own story,
    // though one of its classes names a topic or a column: "topic-comments".
    void free_the_titled(const std::vector<std::size_t>& prose) {
        constexpr std::size_t kHeadline = 12;
        const auto& elements = tree_.elements;
        if (title_.size() < kHeadline) return;
        for (std::size_t i = 0; i < elements.size(); ++i) {
            if (!is_heading(elements[i].tag) || elements[i].text < kHeadline || elements[i].linked > 0)
                continue;
            std::string heading;
            plain_text(elements[i].node, heading);
            if (heading.size() < kHeadline || !title_.starts_with(html_lower(heading))) continue;
            for (int around = elements[i].parent; around > 0; around = elements[at(around)].parent) {
                const HtmlClaim::Kind claim = claims_[at(around)].kind;
                if (claim != HtmlClaim::Kind::none && claim != HtmlClaim::Kind::certain &&
                    prose[at(around)] >= kFewBytes)
                    claims_[at(around)].kind = HtmlClaim::Kind::none;
            }
        }
    }

    // Three or more siblings that are each a heading with a link and hardly more: stories that stand
    // elsewhere.
    void claim_teasers() {
        auto& elements = tree_.elements;
        std::unordered_map<std::string, int> items;  // by their parent, tag and class
        const auto is_item = [&](std::size_t i) {
            const HtmlElement& e = elements[i];
            // A link inside a sentence announces nothing.
            if (!html_breaks_block(e.tag) && own_text_[at(e.parent)] * 2 > e.text) return false;
            return is_any_tag(e.tag) && e.text > 0 && e.text < 900 &&
                   (headings_linked_[i] || (e.linked * 2 > e.text && e.text >= 20));
        };
        for (std::size_t i = 1; i < elements.size(); ++i) {
            if (!is_item(i)) continue;
            ++items[kind_of(i)];
        }
        for (std::size_t i = 1; i < elements.size(); ++i) {
            if (claims_[i].kind != HtmlClaim::Kind::none || !is_item(i) || items[kind_of(i)] < 3) continue;
            claims_[i] = {HtmlClaim::Kind::likely, BlockRole::related, "html teaser"};
        }
    }

    // Stories that are announced side by side look alike.
    std::string kind_of(std::size_t i) const {
        const HtmlElement& e = tree_.elements[i];
        std::string kind = std::to_string(e.parent) + ' ' + std::to_string(e.tag);
        // The parts of a page are divs too, each of a class or an id of its own.
        if (e.tag != GUMBO_TAG_DIV && e.tag != GUMBO_TAG_SECTION) return kind;
        std::string name = html_attribute(e.node, "class");
        if (name.empty()) name = "#" + html_attribute(e.node, "id");
        for (const std::string& token : html_tokens(name.substr(0, name.find(' ')))) kind += ' ' + token;
        return kind;
    }

    static bool is_any_tag(int tag) {
        return tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DIV ||
               tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_A || tag == GUMBO_TAG_TD;
    }

    // Prose below each element that stands in no claimed element but those that `counts` lets through.
    template <typename Counts>
    std::vector<std::size_t> prose_below(const Counts& counts) const {
        const auto& elements = tree_.elements;
        std::vector<std::size_t> sum(elements.size(), 0);
        for (std::size_t i = 0; i < elements.size(); ++i) {
            if (!counts(i)) {
                i = at(elements[i].end) - 1;
                continue;
            }
            sum[i] = own_prose_[i];
        }
        for (std::size_t i = elements.size(); i-- > 1;) sum[at(elements[i].parent)] += sum[i];
        return sum;
    }

    // What holds most of the page's prose is the article, whatever its tag or class says of it; of comments,
    // however many, only where the page has hardly another sentence.
    void settle_claims() {
        auto& elements = tree_.elements;
        if (elements.empty()) return;
        std::vector<char> freed(elements.size(), 0);
        const auto counted = [&](std::size_t i) {
            return claims_[i].kind == HtmlClaim::Kind::none || freed[i] != 0;
        };
        // From the outside in: a freed element's own claims are looked at after it.
        for (int round = 0; round < 8; ++round) {
            const std::vector<std::size_t> kept = prose_below(counted);
            const std::vector<std::size_t> all =
                prose_below([&](std::size_t i) { return claims_[i].kind != HtmlClaim::Kind::certain; });
            // Something that could be a story: headings, dates and prices may add up to many bytes.
            int paragraphs = 0;
            for (std::size_t i = 0; i < elements.size(); ++i) {
                if (!counted(i))
                    i = at(elements[i].end) - 1;
                else
                    paragraphs += own_paragraphs_[i];
            }
            const bool has_story = kept[0] >= kFewBytes && paragraphs > 0;
            // The heaviest of the outermost claimed elements.
            std::size_t heaviest = 0;
            for (std::size_t i = 1; i < elements.size(); ++i) {
                if (counted(i)) continue;
                const HtmlClaim::Kind claim = claims_[i].kind;
                if (claim == HtmlClaim::Kind::likely || claim == HtmlClaim::Kind::comments)
                    if (heaviest == 0 || weight(all, i) > weight(all, heaviest)) heaviest = i;
                i = at(elements[i].end) - 1;
            }
            if (heaviest == 0) break;
            const bool outweighs = claims_[heaviest].kind == HtmlClaim::Kind::comments
                                       ? all[heaviest] > kept[0] &&
                                             (!has_story || holds_headline(heaviest) || is_one_text(heaviest))
                                       : all[heaviest] > kept[0] && !(is_teaser(heaviest) && has_story);
            if (!outweighs) break;
            freed[heaviest] = 1;
            // Its like beside it are the same: every paragraph of class "teaser".
            for (std::size_t i = 1; i < elements.size(); ++i)
                if (!has_story && claims_[i].why == claims_[heaviest].why &&
                    elements[i].parent == elements[heaviest].parent)
                    freed[i] = 1;
        }
        for (std::size_t i = 0; i < elements.size(); ++i) {
            if (counted(i)) continue;
            elements[i].furniture = claims_[i].why;
            elements[i].role = claims_[i].role;
        }
        const std::vector<std::size_t> prose = prose_below(counted);
        for (std::size_t i = 0; i < elements.size(); ++i) elements[i].prose = prose[i];
        std::vector<int> paragraphs(elements.size(), 0);
        for (std::size_t i = elements.size(); i-- > 0;) {
            paragraphs[i] += prose[i] > 0 ? own_paragraphs_[i] : 0;
            elements[i].paragraphs = paragraphs[i];
            if (i > 0) paragraphs[at(elements[i].parent)] += paragraphs[i];
        }
    }

    // Comments come one by one, each in an element of its own; three paragraphs side by side are one text.
    bool is_one_text(std::size_t i) const {
        const auto& elements = tree_.elements;
        std::unordered_map<int, std::size_t> prose, paragraphs;
        std::size_t all = 0;
        for (std::size_t k = i; k < at(elements[i].end); ++k) {
            if (own_prose_[k] == 0) continue;
            const int holder = elements[k].tag == GUMBO_TAG_P ? elements[k].parent : static_cast<int>(k);
            prose[holder] += own_prose_[k];
            paragraphs[holder] += static_cast<std::size_t>(own_paragraphs_[k]);
            all += own_prose_[k];
        }
        for (const auto& [holder, bytes] : prose)
            if (bytes * 5 >= all * 3 && paragraphs[holder] >= 3) return true;
        return false;
    }

    // The page's first heading: no comment begins with it.
    bool holds_headline(std::size_t i) const {
        for (std::size_t k = i; k < at(tree_.elements[i].end); ++k)
            if (tree_.elements[k].tag == GUMBO_TAG_H1 && tree_.elements[k].text > 0) return true;
        return false;
    }

    std::size_t weight(const std::vector<std::size_t>& all, std::size_t i) const {
        return claims_[i].kind == HtmlClaim::Kind::comments ? all[i] / 4 : all[i];
    }

    bool is_teaser(std::size_t i) const { return claims_[i].role == BlockRole::related; }

    // From the page down to the element that alone holds the prose.
    void find_article() {
        auto& elements = tree_.elements;
        if (elements.empty() || elements[0].text == 0) return;
        if (elements[0].prose == 0) {
            // No sentence anywhere: a table, a list. What is said without links stands for it.
            for (std::size_t i = elements.size(); i-- > 0;) {
                std::size_t& prose = elements[i].prose;
                if (!elements[i].furniture.empty()) prose = 0;
                if (elements[i].furniture.empty()) prose += own_words_[i];
                if (i > 0) elements[at(elements[i].parent)].prose += prose;
            }
        }
        std::size_t root = 0;
        for (;;) {
            std::size_t best = 0;
            for (std::size_t i = root + 1; i < at(elements[root].end); i = at(elements[i].end))
                if (best == 0 || elements[i].prose > elements[best].prose) best = i;
            if (best == 0 || elements[best].prose == 0) break;
            const std::size_t prose = elements[best].prose;
            const bool alone = prose * 20 >= elements[root].prose * 17;
            const bool called = holds_mark(best) && prose * 2 >= elements[root].prose && !goes_on(root, best);
            const bool breaks = html_breaks_block(elements[best].tag) && elements[best].tag != GUMBO_TAG_P;
            if (!breaks || (!alone && !called)) break;
            root = best;
            // What the page calls the article is not looked into: the first paragraph may be most of it.
            if (elements[root].marked && elements[root].tag != GUMBO_TAG_MAIN &&
                elements[root].paragraphs < 2)
                break;
        }
        tree_.article = static_cast<int>(root);
    }

    // The last h1 before the article or inside it; without one, the last h2 directly before it.
    void find_headline() {
        const auto& elements = tree_.elements;
        if (tree_.article < 0) return;
        const auto& article = elements[at(tree_.article)];
        int before = -1;
        for (int i = 1; i < article.end; ++i) {
            const HtmlElement& e = elements[at(i)];
            if (!e.furniture.empty()) {
                i = e.end - 1;
                continue;
            }
            if (e.tag != GUMBO_TAG_H1 || e.text == 0) continue;
            if (i > tree_.article) {
                if (before < 0) before = i;
                break;
            }
            before = i;
        }
        tree_.headline = before;
    }

    // The element, or the one inside it with nearly all of its prose, is called the article by the page.
    bool holds_mark(std::size_t i) const {
        const auto& elements = tree_.elements;
        for (std::size_t inner = i; inner < at(elements[i].end); ++inner)
            if (elements[inner].marked && elements[inner].prose * 20 >= elements[i].prose * 17) return true;
        return false;
    }

    // Plain paragraphs follow the element directly: the article goes on outside of it.
    bool goes_on(std::size_t root, std::size_t best) const {
        const auto& elements = tree_.elements;
        for (std::size_t i = at(elements[best].end); i < at(elements[root].end); i = at(elements[i].end)) {
            const HtmlElement& e = elements[i];
            if (e.text == 0 || !e.furniture.empty()) continue;
            return e.prose * 5 >= e.text * 4 && e.prose >= 60 && !headings_linked_[i] && !e.marked;
        }
        return false;
    }

    static constexpr std::size_t kFewBytes = 250;
    static constexpr std::size_t kLooked = 1'000;

    HtmlTree& tree_;
    std::string title_;
    Run run_;
    std::vector<HtmlClaim> claims_;
    std::vector<std::size_t> prose_, own_prose_, own_words_, own_text_;
    std::vector<int> paragraphs_, own_paragraphs_;
    std::vector<char> headings_, headings_linked_;
};

}  // namespace

HtmlTree measure_html(const GumboNode* root) {
    HtmlTree tree;
    Measurer(tree).measure(root);
    return tree;
}

}  // namespace detente

#endif
