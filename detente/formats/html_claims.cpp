// SPDX-License-Identifier: Apache-2.0
#ifdef DETENTE_HAVE_GUMBO

#include "detente/formats/internal/html_claims.h"

#include <gumbo.h>

#include <algorithm>
#include <cctype>
#include <initializer_list>

namespace detente {

namespace {

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// By attribute, by style, or by the classes that leave words to screen readers alone.
bool is_hidden(const GumboNode* node) {
    if (html_has_attribute(node, "hidden") || html_attribute(node, "aria-hidden") == "true") return true;
    std::string style = html_lower(html_attribute(node, "style"));
    style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
    if (style.find("display:none") != std::string::npos ||
        style.find("visibility:hidden") != std::string::npos)
        return true;
    const std::string name = html_lower(html_attribute(node, "class"));
    return name.find("visually-hidden") != std::string::npos ||
           name.find("visuallyhidden") != std::string::npos || name.find("sr-only") != std::string::npos ||
           name.find("screen-reader") != std::string::npos;
}

// A post from elsewhere shown inside the article: its words are not the story's.
bool is_embedded_post(const std::string& name) {
    for (const std::string_view mark :
         {"twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "fb-post", "fb-video",
          "reddit-card", "reddit-embed", "bluesky-embed", "threads-post", "text-post-media", "mastodon-embed",
          "telegram-post", "embedded-post", "embed-tweet", "tweet-embed", "social-embed", "embedded-tweet"})
        if (name.find(mark) != std::string::npos) return true;
    return false;
}

bool is_comment_token(const std::string& token) {
    return is_any_of(token, {"comment", "comments", "commentlist", "commentform", "disqus", "kommentar",
                             "kommentare", "comentarios", "commentaires", "commenti", "usercomments"});
}

bool is_furniture_token(const std::string& token) {
    return is_any_of(token, {"newsletter", "newsletters",  "related",         "promo",       "promos",
                             "promotion",  "share",        "sharing",         "social",      "ad",
                             "ads",        "advert",       "advertisement",   "sponsor",     "sponsored",
                             "recirc",     "outbrain",     "taboola",         "subscribe",   "subscription",
                             "paywall",    "cookie",       "cookies",         "breadcrumb",  "breadcrumbs",
                             "signup",     "recommended",  "recommendations", "trending",    "sidebar",
                             "consent",    "gdpr",         "modal",           "popup",       "teaser",
                             "teasers",    "toolbar",      "masthead",        "navigation",  "nav",
                             "navbar",     "menu",         "footer",          "disclaimer",  "sharedaddy",
                             "pagination", "carousel",     "login",           "tagcloud",    "jp",
                             "addtoany",   "mostread",     "lightbox",        "advertising", "werbung",
                             "anzeige",    "relacionadas", "relacionados",    "relacionado", "seitenleiste"});
}

// A ticker's entries are called comments too: "live-match-comment", "ticker__comment".
bool is_ticker(const std::vector<std::string>& tokens) {
    return std::any_of(tokens.begin(), tokens.end(), [](const std::string& token) {
        return is_any_of(token, {"live", "ticker", "liveticker", "liveblog", "livetext", "match", "minute"});
    });
}

}  // namespace

HtmlClaim html_claim_of(const GumboNode* node, int tag) {
    if (html_is_repeated(node)) return {};
    switch (tag) {
        case GUMBO_TAG_NAV:
            return {HtmlClaim::Kind::certain, BlockRole::furniture, "html nav"};
        case GUMBO_TAG_BUTTON:
            return {HtmlClaim::Kind::certain, BlockRole::furniture, "html button"};
        default:
            break;
    }
    if (is_hidden(node)) return {HtmlClaim::Kind::certain, BlockRole::furniture, "html hidden"};
    const std::string role = html_lower(html_attribute(node, "role"));
    if (is_any_of(role, {"navigation", "search", "dialog", "alertdialog", "menu", "toolbar"}))
        return {HtmlClaim::Kind::certain, BlockRole::furniture, "html role " + role};
    if (is_any_of(role, {"complementary", "contentinfo", "banner"}))
        return {HtmlClaim::Kind::likely, BlockRole::furniture, "html role " + role};
    const std::string name = html_lower(html_attribute(node, "class"));
    if (is_embedded_post(name)) return {HtmlClaim::Kind::likely, BlockRole::embed, "html embedded post"};
    if (html_attribute(node, "itemprop") == "comment" ||
        html_attribute(node, "itemtype").find("schema.org/Comment") != std::string::npos)
        return {HtmlClaim::Kind::comments, BlockRole::comment, "html itemprop comment"};
    for (const char* attribute : {"class", "id"}) {
        const std::vector<std::string> tokens = html_tokens(html_attribute(node, attribute));
        for (const std::string& token : tokens) {
            if (is_comment_token(token) && is_ticker(tokens)) continue;
            if (is_comment_token(token))
                return {HtmlClaim::Kind::comments, BlockRole::comment,
                        "html " + std::string(attribute) + " " + token};
            if (is_furniture_token(token))
                return {is_any_of(token, {"teaser", "teasers"}) ? HtmlClaim::Kind::teaser
                                                                : HtmlClaim::Kind::likely,
                        BlockRole::furniture, "html " + std::string(attribute) + " " + token};
        }
    }
    switch (tag) {
        case GUMBO_TAG_FOOTER:
            return {HtmlClaim::Kind::likely, BlockRole::furniture, "html footer"};
        case GUMBO_TAG_FORM:
            return {HtmlClaim::Kind::likely, BlockRole::furniture, "html form"};
        case GUMBO_TAG_ASIDE:
            return {HtmlClaim::Kind::likely, BlockRole::furniture, "html aside"};
        default:
            return {};
    }
}

bool html_heads_comments(std::string_view heading) {
    std::string lower = html_lower(heading);
    const auto is_edge = [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) != 0 || c == ' ' || c == '(' || c == ')' ||
               c == ':' || c == ',' || c == '.';
    };
    std::string_view text = lower;
    while (!text.empty() && is_edge(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_edge(text.back())) text.remove_suffix(1);
    return is_any_of(text, {"comments",
                            "comment",
                            "readercomments",
                            "readerscomments",
                            "responses",
                            "replies",
                            "jointheconversation",
                            "jointhediscussion",
                            "leaveareply",
                            "leaveacomment",
                            "postacomment",
                            "viewcomments",
                            "commentsonthisarticle",
                            "kommentare",
                            "leserkommentare",
                            "kommentareschreiben",
                            "comentarios",
                            "commentaires",
                            "commenti",
                            "reacties",
                            "comentários",
                            "комментарии",
                            "评论",
                            "コメント"});
}

bool html_asks_consent(std::string_view lower) {
    if (lower.find("cookie") == std::string_view::npos) return false;
    int cues = 0;
    for (const std::string_view cue :
         {"consent",        "personal data",    "our partners",     "privacy",      "your browser",
          "your device",    "we use",           "third part",       "einwilligung", "datenschutz",
          "wir verwenden",  "wir nutzen",       "drittanbieter",    "consentement", "données personnelles",
          "nous utilisons", "consentimiento",   "datos personales", "utilizamos",   "consenso",
          "utilizziamo",    "personenbezogene", "websit",           "webseite"})
        if (lower.find(cue) != std::string_view::npos) ++cues;
    return cues >= 2;
}

}  // namespace detente

#endif
