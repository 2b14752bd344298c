// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/block_roles.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <unordered_map>

#include "detente/ledger/page_metadata.h"
#include "detente/ledger/quotations.h"
#include "detente/ledger/reporting_verbs.h"
#include "detente/ledger/sentences.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

// What the rules look at, worked out once a block.
struct Look {
    std::string lower;  // lower case, apostrophes straight, outer space gone
    std::vector<Word> words;
    int count = 0;  // words, marks not counted
    bool terminated = false;
    int sentences = 0;
    bool reporting = false;  // a finite reporting verb stands outside quotation marks
    bool quotes = false;     // some quotation
    bool linked = false;     // most of it leads elsewhere
    bool some_link = false;  // a part of it does
    char32_t first = 0;
};

std::string straightened(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const char32_t c = next_code_point(text, at);
        if (c == U'’' || c == U'‘')
            result += '\'';
        else if (is_space(c))
            result += ' ';
        else
            result += text.substr(from, at - from);
    }
    return to_lower(result);
}

bool is_terminated(std::string_view text) {
    // Ends in the mark of a sentence or a colon, closing marks aside.
    char32_t last = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_space(c) || is_closing_quote(c) || c == ')' || c == ']' || c == U'」' || c == U'』' ||
            c == U'）')
            continue;
        last = c;
    }
    return last == '.' || last == '!' || last == '?' || last == U'…' || last == ':' || last == U'：' ||
           ends_without_blank(last);
}

// Scripts that put no blanks between words: of them two letters count as a word.
bool is_unspaced(char32_t c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

int words_in(const Word& word) {
    if (word.is_mark) return 0;
    int unspaced = 0;
    for (std::size_t at = 0; at < word.text.size();)
        if (is_unspaced(next_code_point(word.text, at))) ++unspaced;
    return std::max(1, unspaced / 2);
}

// The beginning of a block says what it is; what ends it is looked at apart.
constexpr std::size_t kLooked = 6'000;

std::string_view beginning_of(std::string_view text) {
    if (text.size() <= kLooked) return text;
    const std::size_t blank = text.rfind(' ', kLooked);
    if (blank != std::string_view::npos && blank > 0) return text.substr(0, blank);
    std::size_t end = kLooked;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

Look look_at(const Block& block) {
    const std::string_view text = beginning_of(block.text);
    Look look;
    look.lower = straightened(text);
    look.words = words_of(text);
    for (const Word& word : look.words) look.count += words_in(word);
    look.linked = block.linked * 2 > block.text.size();
    look.some_link = block.linked > 0;
    look.terminated = is_terminated(block.text);
    // Only what could be a long block or a short line has its sentences counted.
    look.sentences = look.count < 4 ? 1 : static_cast<int>(sentences_of(text).size());
    const std::vector<QuoteSpan> quotes = quotations_of(text);
    look.quotes = !quotes.empty();
    const QuotedPlaces quoted(quotes);
    for (std::size_t i = 0; i < look.words.size(); ++i) {
        const Word& word = look.words[i];
        if (word.is_mark || word.capital || i == 0 || !is_finite_reporting(word.lower)) continue;
        if (quoted.hold(word.from)) continue;
        look.reporting = true;
        break;
    }
    std::size_t at = 0;
    if (!text.empty()) look.first = next_code_point(text, at);
    return look;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts) {
    return std::any_of(starts.begin(), starts.end(), [&](std::string_view s) { return text.starts_with(s); });
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](std::string_view s) { return text.find(s) != std::string_view::npos; });
}

bool equals_any(std::string_view text, std::initializer_list<std::string_view> whole) {
    while (!text.empty() && (text.back() == '.' || text.back() == ' ' || text.back() == ':'))
        text.remove_suffix(1);
    return std::find(whole.begin(), whole.end(), text) != whole.end();
}

bool is_alt(const Look& l) {
    return starts_with_any(l.lower,
                           {"image may contain", "this image may contain", "photo may contain",
                            "this photo may contain", "picture may contain", "this picture may contain",
                            "may contain:", "may be an image of", "image may contain:", "may be a "});
}

bool is_advertisement(const Look& l) {
    return equals_any(
        l.lower, {"advertisement", "advertising", "sponsored", "sponsored content", "promoted",
                  "paid content", "paid post", "story continues below", "story continues below advertisement",
                  "scroll to continue", "article continues below", "continue reading below", "ad",
                  "skip advertisement", "article continues after advertisement", "- advertisement -"});
}

bool is_correction(const Look& l) {
    for (const std::string_view head : {"correction", "corrections", "clarification", "editor's note",
                                        "editors' note", "update", "updated"}) {
        if (!l.lower.starts_with(head)) continue;
        std::string_view rest = std::string_view(l.lower).substr(head.size());
        if (head == "update" || head == "updated") {
            // "Update: ..." tells; "Updated 3 March 2019" and "Updated: 3 March" only date the page.
            if (l.count < 8) continue;
        }
        // "Correction, March 3: ..." and "Correction (March 3): ..." carry a date before their colon.
        if (!rest.empty() && (rest[0] == ':' || rest[0] == ',' || rest[0] == '.' || rest[0] == '(' ||
                              rest.starts_with(" (") || rest.starts_with(" -") || rest.starts_with(" –") ||
                              rest.starts_with("—") || rest.starts_with(" —")))
            return l.count >= 3;
    }
    if (l.lower.find("this ") == std::string::npos && !l.lower.starts_with("a") &&
        !l.lower.starts_with("(an "))
        return false;
    return contains_any(l.lower, {"this article has been updated", "this article has been corrected",
                                  "this story has been updated", "this story has been corrected",
                                  "this article was amended", "this article was corrected",
                                  "this post has been updated", "this piece has been updated",
                                  "this story was updated to correct", "this article was updated to"}) ||
           starts_with_any(l.lower,
                           {"an earlier version of", "a previous version of", "an earlier headline"});
}

bool is_bare_date(const Look& l) {
    if (l.count == 0 || l.count > 8) return false;
    bool digit = false;
    for (const Word& word : l.words) {
        if (word.is_mark) continue;
        if (word.number) {
            digit = true;
            continue;
        }
        static constexpr std::array<std::string_view, 44> kDateWords{
            "january",   "february", "march",    "april",    "may",    "june",    "july",      "august",
            "september", "october",  "november", "december", "jan.",   "feb.",    "mar.",      "apr.",
            "jun.",      "jul.",     "aug.",     "sep.",     "sept.",  "oct.",    "nov.",      "dec.",
            "jan",       "feb",      "mar",      "apr",      "monday", "tuesday", "wednesday", "thursday",
            "friday",    "saturday", "sunday",   "am",       "pm",     "a.m.",    "p.m.",      "gmt",
            "et",        "est",      "utc",      "at"};
        if (std::find(kDateWords.begin(), kDateWords.end(), word.lower) == kDateWords.end()) return false;
    }
    return digit;
}

bool is_meta(const Look& l) {
    if (is_bare_date(l)) return true;
    if (l.count > 14) return false;
    if (equals_any(l.lower, {"share",
                             "print",
                             "comments",
                             "comment",
                             "save",
                             "email",
                             "share this",
                             "share this article",
                             "listen",
                             "share on facebook",
                             "share on twitter",
                             "tweet",
                             "copy link",
                             "home",
                             "menu",
                             "search",
                             "leave a comment",
                             "view comments",
                             "share full article",
                             "gift this article",
                             "listen to this article",
                             "back to top",
                             "print this page"}))
        return true;
    if (starts_with_any(l.lower, {"published ", "published:", "posted ", "posted:", "updated ", "updated:",
                                  "last updated", "last modified", "first published", "updated on"}) &&
        std::any_of(l.words.begin(), l.words.end(), [](const Word& w) { return w.number; }))
        return true;
    if (contains_any(l.lower,
                     {" min read", "minute read", " minutes to read", "-minute read", "reading time"}))
        return true;
    if (l.count <= 4 &&
        (l.lower.ends_with(" comments") || l.lower.ends_with(" shares") || l.lower.ends_with(" comment")))
        return true;
    return false;
}

bool is_legal(const Look& l) {
    return contains_any(l.lower, {"©", "all rights reserved", "terms of use", "terms of service",
                                  "privacy policy", "privacy notice", "cookie policy",
                                  "may not be reproduced", "may not be published, broadcast"}) ||
           starts_with_any(l.lower, {"copyright "});
}

bool is_related_head(const Look& l) {
    if (l.terminated && !l.lower.ends_with(":")) return false;
    if (l.count > 10) return false;
    if (starts_with_any(l.lower, {"related",
                                  "read more",
                                  "read next",
                                  "you may like",
                                  "you may also like",
                                  "you might also like",
                                  "most read",
                                  "most popular",
                                  "recommended",
                                  "trending",
                                  "up next",
                                  "see also",
                                  "editors' picks",
                                  "editor's picks",
                                  "also on",
                                  "in other news",
                                  "what to read next",
                                  "popular now",
                                  "top stories",
                                  "latest news",
                                  "don't miss",
                                  "explore more",
                                  "keep reading",
                                  "around the web",
                                  "lesen sie auch",
                                  "lesen sie mehr",
                                  "mehr zum thema",
                                  "auch interessant",
                                  "das könnte sie",
                                  "das könnte dich",
                                  "mehr themen",
                                  "mehr artikel",
                                  "weitere artikel",
                                  "weitere beiträge",
                                  "weiterlesen",
                                  "lee también",
                                  "lee más",
                                  "voir aussi",
                                  "ähnliche beiträge",
                                  "ähnliche artikel",
                                  "lire aussi",
                                  "à lire aussi",
                                  "sur le même sujet",
                                  "lea también",
                                  "lea más",
                                  "te puede interesar",
                                  "le puede interesar",
                                  "leia também",
                                  "leia mais",
                                  "leggi anche",
                                  "lees ook",
                                  "читайте также",
                                  "相关",
                                  "関連記事"}))
        return true;
    return l.lower.starts_with("more ") &&
           (contains_any(l.lower, {" stories", " news", " from ", "more from", " coverage", " articles",
                                   "more on ", "more in "}));
}

constexpr std::array<std::string_view, 26> kAgencies{
    "ap",     "afp",       "reuters", "getty",   "shutterstock", "rex",  "epa",  "redux",    "alamy",
    "xinhua", "kcna",      "yonhap",  "tass",    "sipa",         "zuma", "upi",  "nurphoto", "anadolu",
    "pool",   "bloomberg", "magnum",  "polaris", "dpa",          "efe",  "ansa", "kyodo"};

bool is_agency(std::string_view lower) {
    return std::find(kAgencies.begin(), kAgencies.end(), lower) != kAgencies.end();
}

bool names_agency(const Look& l) {
    return std::any_of(l.words.begin(), l.words.end(),
                       [](const Word& w) { return w.capital && is_agency(w.lower); });
}

bool ends_in_agency(const Look& l) {
    std::size_t end = l.words.size();
    while (end > 0 && (l.words[end - 1].is_mark || l.words[end - 1].lower == "images" ||
                       l.words[end - 1].lower == "photo" || l.words[end - 1].lower == "press" ||
                       l.words[end - 1].lower == "news" || l.words[end - 1].lower == "via"))
        --end;
    return end > 0 && l.words[end - 1].capital && is_agency(l.words[end - 1].lower);
}

bool is_credit(const Look& l) {
    if (l.count == 0 || l.count > 12) return false;
    if (starts_with_any(l.lower, {"(reporting by",
                                  "reporting by ",
                                  "(additional reporting",
                                  "additional reporting",
                                  "(writing by",
                                  "writing by ",
                                  "(editing by",
                                  "editing by ",
                                  "photo by",
                                  "photo:",
                                  "photos by",
                                  "photograph by",
                                  "photograph:",
                                  "photography by",
                                  "credit:",
                                  "credit ",
                                  "illustration by",
                                  "illustration:",
                                  "image:",
                                  "image credit",
                                  "photo credit",
                                  "photo illustration",
                                  "picture:",
                                  "graphic:",
                                  "photos:",
                                  "source:",
                                  "sources:",
                                  "foto:",
                                  "fotos:",
                                  "foto ",
                                  "bild:",
                                  "bilder:",
                                  "bildquelle",
                                  "quelle:",
                                  "quellen:",
                                  "grafik:",
                                  "fuente:",
                                  "fuentes:",
                                  "fonte:",
                                  "crédit",
                                  "photo :",
                                  "фото:",
                                  "图片来源",
                                  "写真:"}))
        return true;
    const bool by_line = starts_with_any(l.lower, {"by ", "from "});
    if (by_line && contains_any(l.lower, {"/"}) && names_agency(l)) return true;
    if (by_line && contains_any(l.lower, {"/"}) && l.count <= 8 && l.sentences <= 1) return true;
    if (!l.quotes && !l.reporting && ends_in_agency(l)) {
        // A caption's last words may name the agency too; a credit has no verb of its own and mostly names.
        const auto capitals = std::count_if(l.words.begin(), l.words.end(),
                                            [](const Word& w) { return !w.is_mark && w.capital; });
        return capitals * 2 >= l.count;
    }
    return false;
}

// "The hall on Sunday. Lena Wirth/AFP", "... (AP Photo/Tom Okafor)".
bool is_caption(const Look& l) {
    if (l.count < 4 || l.count > 60 || l.quotes) return false;
    if (starts_with_any(l.lower, {"abbildung:", "abb.:", "figure:", "fig.:", "bildunterschrift:"}))
        return true;
    if (contains_any(l.lower, {"(ap photo", "(photo by", "(photo:", "(photo courtesy"})) return true;
    if (!ends_in_agency(l)) return false;
    const std::size_t slash = l.lower.rfind('/');
    return slash != std::string::npos && l.lower.size() - slash < 30;
}

bool is_byline(const Look& l) {
    if (!l.lower.starts_with("by ") || l.count < 2 || l.count > 10) return false;
    if (contains_any(l.lower, {"/"}) || names_agency(l)) return false;
    for (std::size_t i = 1; i < l.words.size(); ++i) {
        const Word& word = l.words[i];
        if (word.is_mark) {
            if (word.text == "." || word.text == "?" || word.text == "!") return false;
            continue;
        }
        if (!word.capital && word.lower != "and" && word.lower != "in" && word.lower != "for" &&
            word.lower != "of" && word.lower != "de" && word.lower != "van" && word.lower != "von" &&
            word.lower != "al" && word.lower != "bin" && word.lower != "the" && word.lower != "with")
            return false;
    }
    return true;
}

// Words of a promotion, and whether they are an imperative where they begin a sentence or a clause.
constexpr std::array<std::string_view, 25> kPromoWords{"sign up",
                                                       "subscribe",
                                                       "newsletter",
                                                       "inbox",
                                                       "never miss",
                                                       "donate",
                                                       "free trial",
                                                       "log in",
                                                       "sign in",
                                                       "download the app",
                                                       "download our app",
                                                       "follow us",
                                                       "click here",
                                                       "become a member",
                                                       "join our",
                                                       "support our journalism",
                                                       "create an account",
                                                       "already a subscriber",
                                                       "get unlimited access",
                                                       "to continue reading",
                                                       "follow @",
                                                       "get the latest",
                                                       "register for",
                                                       "download our",
                                                       "sign-up"};

// A second cue beside the words: they command, they lead elsewhere, or they speak to the reader.
bool speaks_to_reader(const Look& l, std::size_t at, std::string_view words) {
    if (l.linked || at == 0) return true;
    const std::size_t before = l.lower.find_last_not_of(" \"'(*•·|-–—>»", at - 1);
    if (before == std::string::npos) return true;
    const char mark = l.lower[before];
    const bool verb =
        !is_any(words, {"newsletter", "inbox", "free trial", "sign-up", "already a subscriber"});
    if (verb && (mark == '.' || mark == '!' || mark == '?' || mark == ':' || mark == ';')) return true;
    if (verb && (l.lower.substr(0, at).ends_with("please ") || l.lower.starts_with("to ") ||
                 (l.lower.substr(0, at).ends_with(" and ") && l.lower.starts_with("sign up"))))
        return true;
    for (const Word& word : l.words)
        if (is_any(word.lower, {"you", "your", "yours", "our", "you're", "you'll"})) return true;
    return false;
}

bool names_networks(const Look& l) {
    int named = 0;
    for (const std::string_view network : {"facebook", "twitter", "instagram", "telegram", "whatsapp",
                                           "youtube", "linkedin", "tiktok", "pinterest", "mastodon"})
        if (l.lower.find(network) != std::string::npos) ++named;
    const bool invites =
        contains_any(l.lower, {"follow ", "join ", "find us", "folgen sie", "folge uns", "síguenos", "únete",
                               "suivez", "rejoignez", "siga ", "segui"});
    return named >= 1 && (invites && (named >= 2 || l.some_link));
}

bool is_promo(const Look& l) {
    if (l.count > 40) return false;
    if (l.quotes && l.reporting) return false;
    if (l.reporting && l.count >= 25) return false;
    // Two networks to follow it on, or one with a link: "Follow The Gleaner on Twitter and Instagram".
    if (names_networks(l) && !l.reporting) return true;
    for (const std::string_view words : kPromoWords) {
        const std::size_t at = l.lower.find(words);
        if (at == std::string::npos || (at > 0 && is_letter(static_cast<unsigned char>(l.lower[at - 1]))))
            continue;
        if (speaks_to_reader(l, at, words)) return true;
        // A line that is no sentence, and short: "Newsletter", "Sign in or subscribe".
        if (!l.terminated && l.count <= 6) return true;
    }
    return false;
}

bool is_bio(const Look& l) {
    if (!l.lower.starts_with("about the author") &&
        !contains_any(
            l.lower, {" is a ", " is an ", " is the ", " are ", " covers ", " writes about ", " writes on "}))
        return false;
    return l.lower.starts_with("about the author") ||
           (l.count <= 60 &&
            contains_any(l.lower, {"writer", "reporter", "correspondent", "editor", "fellow", "columnist",
                                   "bureau chief", "covers ", "writes about", "contributor"}) &&
            !l.quotes);
}

// "About the author": what stands below, up to the next heading, is about him.
bool is_bio_head(const Look& l) {
    return l.count <= 5 &&
           starts_with_any(l.lower, {"about the author", "about author", "über den autor", "über die autor",
                                     "zum autor", "zur autorin", "sobre el autor", "sobre la autora",
                                     "sobre o autor", "à propos de l'auteur", "l'autore"});
}

bool is_dash_line(const Look& l) {
    return l.first == U'—' || l.first == U'–' || l.first == '-' || l.first == U'•' || l.first == '*' ||
           l.first == U'·';
}

bool is_body(const Look& l) {
    return (l.terminated && l.count >= 4) || (l.quotes && l.reporting);
}

// A short paragraph that is a sentence all the same: “No.”, "It was not to be." A colon ends none.
bool is_short_sentence(const Look& l) {
    return l.terminated && l.count > 0 && l.count < 4 && !l.lower.ends_with(":") && !l.linked &&
           !l.words.front().number;
}

// A long block that only an article has.
bool is_long(const Look& l) {
    return l.terminated && (l.count >= 40 || (l.count >= 25 && l.sentences >= 2));
}

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
        looks.push_back(look_at(block));
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
