// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/block_look.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <unordered_map>

#include "detente/ledger/internal/page_metadata.h"
#include "detente/ledger/quotations.h"
#include "detente/ledger/reporting_verbs.h"
#include "detente/ledger/sentences.h"
#include "detente/ledger/words.h"

namespace detente::ledger::lines {

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

}  // namespace detente::ledger::lines
