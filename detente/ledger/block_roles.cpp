// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/block_roles.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <unordered_map>

#include "detente/ledger/internal/block_look.h"
#include "detente/ledger/internal/page_metadata.h"
#include "detente/ledger/quotations.h"
#include "detente/ledger/reporting_verbs.h"
#include "detente/ledger/sentences.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

using lines::Look;

void give(Block& block, BlockRole role, std::string_view rule) {
    block.role = role;
    block.rule = rule;
    block.decided = true;
}

// Rules that need nothing but the line itself. Returns false when none matches.
bool give_by_itself(Block& block, const Look& l) {
    if (is_alt(l)) return give(block, BlockRole::alt, "alt text"), true;
    if (is_advertisement(l)) return give(block, BlockRole::advertisement, "advertisement line"), true;
    if (is_correction(l)) return give(block, BlockRole::correction, "correction notice"), true;
    if (is_legal(l)) return give(block, BlockRole::legal, "legal line"), true;
    if (is_meta(l)) return give(block, BlockRole::meta, "date, time or share line"), true;
    if (is_related_head(l)) return give(block, BlockRole::related_head, "head of other stories"), true;
    if (is_credit(l)) return give(block, BlockRole::credit, "picture credit"), true;
    if (is_caption(l)) return give(block, BlockRole::caption, "words under a picture"), true;
    if (is_byline(l)) return give(block, BlockRole::byline, "byline"), true;
    if (is_promo(l)) return give(block, BlockRole::promo, "sign-up line"), true;
    return false;
}

// Where the article's text begins: the first long terminated block, or after a byline any terminated one of 8
// words.
std::size_t first_body(const std::vector<Block>& blocks, const std::vector<Look>& looks) {
    bool after_byline = false;
    std::size_t fallback = blocks.size();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].decided) {
            if (blocks[i].role == BlockRole::byline) after_byline = true;
            if (blocks[i].role == BlockRole::body) return i;
            continue;
        }
        if (blocks[i].heading || blocks[i].list_item) continue;
        if (is_long(looks[i])) return i;
        if (after_byline && looks[i].terminated && looks[i].count >= 8) return i;
        if (fallback == blocks.size() && is_body(looks[i]) && looks[i].count >= 8) fallback = i;
    }
    return fallback;
}

// Of HTML: a line under the headline that stands outside of the article's element, or above the byline.
bool is_dek_of_html(const std::vector<Block>& blocks, const std::vector<Look>& looks, std::size_t i) {
    const Look& l = looks[i];
    if (l.count < 8 || l.count > 60 || l.sentences > 2 || l.linked) return false;
    if (blocks[i].lead || blocks[i].heading) return l.count <= 45;
    const bool above_byline =
        i + 1 < blocks.size() && blocks[i + 1].decided &&
        (blocks[i + 1].role == BlockRole::byline || blocks[i + 1].role == BlockRole::meta);
    return above_byline;
}

// A song, a poem, an address: lines of one element that nothing but its breaks parts.
void give_lines(std::vector<Block>& blocks) {
    constexpr std::size_t kVerse = 5;
    for (std::size_t i = 0; i < blocks.size();) {
        std::size_t end = i;
        while (end < blocks.size() && blocks[end].broken_line && blocks[end].structured_body &&
               !blocks[end].decided && !blocks[end].heading &&
               blocks[end].linked * 2 <= blocks[end].text.size())
            ++end;
        if (end - i >= kVerse)
            for (std::size_t k = i; k < end; ++k) give(blocks[k], BlockRole::body, "one of many lines");
        i = std::max(end, i + 1);
    }
}

void give_head(std::vector<Block>& blocks, const std::vector<Look>& looks, std::size_t body) {
    bool headline = std::any_of(blocks.begin(), blocks.end(),
                                [](const Block& b) { return b.role == BlockRole::headline && b.decided; });
    std::size_t headline_at = blocks.size();
    for (std::size_t i = 0; i < body; ++i) {
        if (blocks[i].decided && blocks[i].role == BlockRole::headline) headline_at = i;
        if (blocks[i].decided) continue;
        const Look& l = looks[i];
        if (blocks[i].structured_body && blocks[i].paragraph && !headline) continue;
        if (!headline && !l.terminated && l.count >= 4) {
            give(blocks[i], BlockRole::headline, "first long line before the text");
            headline = true;
            headline_at = i;
        } else if (!headline && l.terminated && l.count >= 4 && l.count <= 20 && l.sentences == 1 &&
                   i + 1 < body && (l.lower.ends_with("?") || l.lower.ends_with("!"))) {
            give(blocks[i], BlockRole::headline, "first long line before the text");
            headline = true;
            headline_at = i;
        } else if (!headline && l.count <= 4) {
            give(blocks[i], BlockRole::kicker, "short line above the headline");
        } else if (headline && i == headline_at + 1 && l.count >= 8 && l.count <= 60) {
            // "VARDE, 12 June 2030 (Samar) - ": the story begins.
            if (l.terminated && date_line_end(blocks[i].text) > 0 && date_in(blocks[i].text).known())
                continue;
            if (!blocks[i].structured_body || is_dek_of_html(blocks, looks, i))
                give(blocks[i], BlockRole::dek, "line under the headline");
        } else if (headline && blocks[i].structured_body && blocks[i].paragraph) {
            continue;  // a short paragraph of the article, as an ingredient
        } else if (headline && !l.terminated && l.count <= 10) {
            give(blocks[i], BlockRole::subhead, "short line before the text");
        }
    }
}

// The words alone, for finding a pull quote inside a paragraph.
std::string core_of(const std::vector<Word>& words) {
    std::string core;
    for (const Word& word : words) {
        if (word.is_mark) continue;
        if (!core.empty()) core += ' ';
        core += word.lower;
    }
    return core;
}

// Every four words in a row of the long blocks, with the first few blocks in which they stand: where a pull
// quote may have been taken from.
class Shingles {
  public:
    explicit Shingles(const std::vector<Look>& looks) {
        for (std::size_t b = 0; b < looks.size(); ++b) {
            if (!is_long(looks[b])) continue;
            for (std::size_t i = 0; i < looks[b].words.size(); ++i) {
                if (looks[b].words[i].is_mark) continue;
                std::vector<std::size_t>& blocks = seen_[four_from(looks[b].words, i)];
                if (blocks.size() < kFew && (blocks.empty() || blocks.back() != b)) blocks.push_back(b);
            }
        }
    }
    const std::vector<std::size_t>& may_repeat(const Look& look) const {
        static const std::vector<std::size_t> kNone;
        for (std::size_t i = 0; i < look.words.size(); ++i) {
            if (look.words[i].is_mark) continue;
            const auto found = seen_.find(four_from(look.words, i));
            return found == seen_.end() ? kNone : found->second;
        }
        return kNone;
    }

  private:
    static constexpr std::size_t kFew = 8;

    static std::size_t four_from(const std::vector<Word>& words, std::size_t first) {
        std::size_t sum = 0;
        int taken = 0;
        for (std::size_t i = first; i < words.size() && taken < 4; ++i) {
            if (words[i].is_mark) continue;
            sum = sum * 1'000'003 + std::hash<std::string>{}(words[i].lower);
            ++taken;
        }
        return sum;
    }
    std::unordered_map<std::size_t, std::vector<std::size_t>> seen_;
};

// For each block whether the article is over behind it: what follows is for the most part no whole sentence.
std::vector<char> text_ends_behind(const std::vector<Block>& blocks, const std::vector<Look>& looks) {
    std::vector<char> ends(blocks.size(), 1);
    int sentences = 0;
    int others = 0;
    for (std::size_t i = blocks.size(); i-- > 0;) {
        ends[i] = sentences == 0 || others >= sentences ? 1 : 0;
        if (blocks[i].decided && blocks[i].role != BlockRole::related) continue;
        const bool plain = is_body(looks[i]) && !is_dash_line(looks[i]) && !looks[i].linked &&
                           !blocks[i].heading && looks[i].lower.ends_with("?") == false;
        ++(plain ? sentences : others);
    }
    return ends;
}

// Paragraphs of the article before and behind it, other short ones aside.
bool stands_between(const std::vector<Block>& blocks, const std::vector<Look>& looks, std::size_t i) {
    if (blocks[i].heading || i == 0) return false;
    const auto text = [&](std::size_t k) {
        return blocks[k].decided ? is_evidence(blocks[k].role)
                                 : is_body(looks[k]) || is_short_sentence(looks[k]);
    };
    return text(i - 1) || (i + 1 < blocks.size() && text(i + 1));
}

// "Comments", "12 comments", "Leave a reply" below the text: what follows is its readers'.
bool is_comments_head(const Look& l) {
    if (l.count == 0 || l.count > 5 || l.terminated) return false;
    std::string_view text = l.lower;
    while (!text.empty() && ((text.front() >= '0' && text.front() <= '9') || text.front() == ' ' ||
                             text.front() == ',' || text.front() == '('))
        text.remove_prefix(1);
    while (!text.empty() && ((text.back() >= '0' && text.back() <= '9') || text.back() == ' ' ||
                             text.back() == ':' || text.back() == '(' || text.back() == ')'))
        text.remove_suffix(1);
    return is_any(text, {"comments",
                         "comment",
                         "reader comments",
                         "readers' comments",
                         "responses",
                         "replies",
                         "join the conversation",
                         "join the discussion",
                         "leave a reply",
                         "leave a comment",
                         "post a comment",
                         "view comments",
                         "comments on this article",
                         "kommentare",
                         "kommentar",
                         "leserkommentare",
                         "comentarios",
                         "comentario",
                         "commentaires",
                         "commentaire",
                         "réactions",
                         "commenti",
                         "reacties",
                         "comentários",
                         "комментарии",
                         "评论",
                         "コメント"});
}

// Readers sign: below a head of comments every other line or so is a name or a day. Where nothing but
// sentences follows, the line was a button and the text goes on.
bool names_follow(const std::vector<Block>& blocks, const std::vector<Look>& looks, std::size_t head) {
    int lines = 0;
    int names = 0;
    for (std::size_t i = head + 1; i < blocks.size() && lines < 12; ++i) {
        if (blocks[i].decided && blocks[i].role != BlockRole::meta) continue;
        ++lines;
        if (!looks[i].terminated && looks[i].count <= 8) ++names;
    }
    return names * 4 >= lines && names > 0;
}

void give_comments(std::vector<Block>& blocks, const std::vector<Look>& looks, std::size_t body) {
    bool comments = false;
    for (std::size_t i = body + 1; i < blocks.size(); ++i) {
        if (is_comments_head(looks[i]) && (blocks[i].heading || names_follow(blocks, looks, i)))
            comments = true;
        if (!comments) continue;
        if (blocks[i].decided && blocks[i].role != BlockRole::meta) {
            if (blocks[i].role == BlockRole::related_head) comments = false;
            continue;
        }
        give(blocks[i], BlockRole::comment, "after the head of comments");
    }
}

void give_rest(std::vector<Block>& blocks, const std::vector<Look>& looks, std::size_t body) {
    for (std::size_t i = body; i < blocks.size(); ++i) {
        if (blocks[i].decided || !is_bio_head(looks[i])) continue;
        do give(blocks[i], BlockRole::bio, "about the writer");
        while (++i < blocks.size() && !blocks[i].decided && !blocks[i].heading);
    }
    std::size_t last_long = 0;
    for (std::size_t i = body; i < blocks.size(); ++i)
        if (!blocks[i].decided && is_long(looks[i]) && !blocks[i].heading) last_long = i;
    if (last_long < body) last_long = body;
    bool tail = false;
    const std::vector<char> ends = text_ends_behind(blocks, looks);
    const Shingles shingles(looks);
    std::vector<std::string> cores(blocks.size());  // of the long blocks, made when one is asked for
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].decided) {
            // Other stories after the article's last long block open the tail; between paragraphs they are
            // one inset.
            if (blocks[i].role == BlockRole::related_head && i > last_long && ends[i] != 0) tail = true;
            continue;
        }
        const Look& l = looks[i];
        const auto repeated = [&] {
            if (l.count < 4 || l.count > 40) return false;
            const std::vector<std::size_t>& others = shingles.may_repeat(l);
            if (others.empty()) return false;
            const std::string core = core_of(l.words);
            for (const std::size_t j : others) {
                if (j == i || looks[j].count <= l.count) continue;
                if (cores[j].empty()) cores[j] = core_of(looks[j].words);
                if (cores[j].find(core) != std::string::npos) return true;
            }
            return false;
        };
        // A paragraph that ends in a colon opens a list of its own, wherever on the page it stands.
        const bool item = is_dash_line(l) || blocks[i].list_item;
        const bool listed = !tail && i > 0 && item && blocks[i - 1].role == BlockRole::body &&
                            (blocks[i - 1].text.back() == ':' || blocks[i - 1].rule == "item of a list");
        // "Notes to editors:" opens one too, however short.
        const bool opens_list = !tail && blocks[i].text.back() == ':' && l.count <= 12 &&
                                i + 1 < blocks.size() && !blocks[i + 1].decided &&
                                (is_dash_line(looks[i + 1]) || blocks[i + 1].list_item);
        if (repeated()) {
            give(blocks[i], BlockRole::pullquote, "words of another paragraph");
        } else if (tail && is_bio(l)) {
            give(blocks[i], BlockRole::bio, "about the writer");
        } else if (tail) {
            give(blocks[i], BlockRole::related, "after the head of other stories");
        } else if (listed) {
            give(blocks[i], BlockRole::body, "item of a list");
        } else if (opens_list) {
            give(blocks[i], BlockRole::body, "opens a list");
        } else if (blocks[i].heading) {
            give(blocks[i], BlockRole::subhead, "html heading");
        } else if (l.linked && l.count <= 40) {
            give(blocks[i], BlockRole::related, "a link alone");
        } else if (blocks[i].list_item && blocks[i].structured_body && l.count >= 4) {
            give(blocks[i], BlockRole::body, "html list item");
        } else if (blocks[i].structured_body && !is_bio(l) && l.count >= (blocks[i].paragraph ? 2 : 5)) {
            give(blocks[i], BlockRole::body, "html paragraph");
        } else if (i > last_long && is_dash_line(l)) {
            give(blocks[i], BlockRole::related, "dash line after the text");
        } else if (i > last_long && is_bio(l) && !l.reporting) {
            give(blocks[i], BlockRole::bio, "about the writer");
        } else if (is_body(l) || (is_dash_line(l) && l.count >= 4)) {
            give(blocks[i], BlockRole::body, "whole sentence");
        } else if (is_short_sentence(l) && stands_between(blocks, looks, i)) {
            give(blocks[i], BlockRole::body, "short sentence");
        } else if (i > 0 && blocks[i - 1].role == BlockRole::related_head && !l.terminated &&
                   blocks[i - 1].text.find(": ") == std::string::npos) {
            give(blocks[i], BlockRole::related, "after the head of other stories");
        } else if (i < last_long && l.count <= 10) {
            give(blocks[i], BlockRole::subhead, "short line between paragraphs");
        } else if (i > last_long) {
            give(blocks[i], BlockRole::related, "unfinished line after the text");
        } else {
            give(blocks[i], BlockRole::subhead, "unfinished line");
        }
    }
}

}  // namespace

void assign_roles(Page& page, const std::vector<std::pair<std::string, std::string>>& overrules) {
    std::vector<Look> looks;
    looks.reserve(page.blocks.size());
    for (Block& block : page.blocks) {
        looks.push_back(lines::look_at(block));
        // Whole paragraphs that a page sets as headings are paragraphs.
        if (block.heading &&
            (is_long(looks.back()) || (looks.back().count >= 15 && block.text.ends_with('.'))))
            block.heading = false;
    }
    for (std::size_t i = 0; i < page.blocks.size(); ++i)
        if (!page.blocks[i].decided) give_by_itself(page.blocks[i], looks[i]);
    // A class of which there are several paragraphs names no dek.
    const auto deks = std::count_if(page.blocks.begin(), page.blocks.end(), [](const Block& block) {
        return block.decided && block.role == BlockRole::dek;
    });
    for (Block& block : page.blocks)
        if (deks > 2 && block.decided && block.role == BlockRole::dek) {
            block.decided = false;
            block.role = BlockRole::body;
        }
    give_lines(page.blocks);
    const std::size_t body = first_body(page.blocks, looks);
    give_head(page.blocks, looks, body);
    give_comments(page.blocks, looks, body);
    give_rest(page.blocks, looks, body);
    note_metadata(page);
    for (const auto& [id, name] : overrules) {
        for (Block& block : page.blocks) {
            if (block.id != id) continue;
            if (parse_block_role(name, block.role)) block.rule = "a person's overrule";
        }
    }
    if (std::none_of(page.blocks.begin(), page.blocks.end(),
                     [](const Block& b) { return is_evidence(b.role); }))
        page.notices.emplace_back(
            "no block of the page is text of an article: nothing in it is evidence unless a person corrects "
            "a role");
    for (const Block& block : page.blocks)
        if (block.role == BlockRole::correction)
            page.notices.push_back("block " + block.id +
                                   " is a correction: it may withdraw what the page said before");
}

}  // namespace detente::ledger
