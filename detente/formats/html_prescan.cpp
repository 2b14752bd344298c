// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/html_prescan.h"

#include <algorithm>
#include <string_view>

namespace detente {

namespace {

constexpr int kAttributes = 300;  // of one tag

bool is_listed(std::string_view name, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

// Tags that hold nothing, and tags whose end may be left out: a thousand of them side by side nest nothing.
bool nests_nothing(std::string_view name) {
    return is_listed(
        name,
        {"br",   "img",      "meta",    "link",  "input",  "hr",     "source",   "wbr",     "col", "embed",
         "area", "track",    "base",    "param", "keygen", "p",      "li",       "dt",      "dd",  "tr",
         "td",   "th",       "thead",   "tbody", "tfoot",  "option", "optgroup", "rt",      "rp",  "rb",
         "rtc",  "colgroup", "caption", "html",  "head",   "body",   "frame",    "menuitem"});
}

bool formats(std::string_view name) {
    return is_listed(name, {"a", "b", "big", "code", "em", "font", "i", "s", "nobr", "small", "strike",
                            "strong", "tt", "u"});
}

// Their content is no tags, up to their own end tag.
bool holds_raw_text(std::string_view name) {
    return is_listed(name, {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"});
}

bool is_blank(char c) {
    return c == ' ' || (c >= 9 && c <= 13);
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

class Scanner {
  public:
    explicit Scanner(std::string& bytes) : bytes_(bytes) {}

    HtmlPrescan scan() {
        while ((at_ = bytes_.find('<', at_)) != std::string::npos) {
            ++at_;
            if (at_ >= bytes_.size()) break;
            if (bytes_.compare(at_, 3, "!--") == 0) {
                skip_to("-->", at_ + 1);
            } else if (bytes_[at_] == '!' || bytes_[at_] == '?') {
                skip_to(">", at_);
            } else {
                tag();
            }
        }
        return found_;
    }

  private:
    void skip_to(std::string_view mark, std::size_t from) {
        const std::size_t end = bytes_.find(mark, from);
        at_ = end == std::string::npos ? bytes_.size() : end + mark.size();
    }

    void tag() {
        const bool closing = bytes_[at_] == '/';
        if (closing) ++at_;
        if (at_ >= bytes_.size() || !is_letter(bytes_[at_])) return;
        std::string name;
        while (at_ < bytes_.size() && !is_blank(bytes_[at_]) && bytes_[at_] != '>' && bytes_[at_] != '/') {
            if (name.size() < 16) name += lower(bytes_[at_]);
            ++at_;
        }
        const bool again = (name == "html" && ++html_ > 1) || (name == "body" && ++body_ > 1);
        const bool closed = attributes(again && !closing ? 0 : kAttributes);
        count(name, closing, closed);
        if (!closing && !closed && holds_raw_text(name)) skip_raw_text(name);
        if (!closing && !closed && name == "noscript") blank_noscript();
    }

    // Readers' programs run scripts, and for them it holds no tags: a paragraph that it leaves open would
    // swallow the page.
    void blank_noscript() {
        if (endless_noscript_) return;
        const std::size_t from = at_;
        skip_raw_text("noscript");
        endless_noscript_ = at_ >= bytes_.size();
        if (endless_noscript_) at_ = from;
        for (std::size_t i = from; i < at_; ++i)
            if (!is_blank(bytes_[i])) bytes_[i] = ' ';
    }

    // Moves behind the tag's end; true when it closes itself.
    bool attributes(int allowed) {
        int count = 0;
        std::size_t surplus = std::string::npos;
        char last = ' ';
        while (at_ < bytes_.size() && bytes_[at_] != '>') {
            const char c = bytes_[at_];
            if (is_blank(c) || c == '/') {
                last = c;
                ++at_;
                continue;
            }
            if (++count > allowed && surplus == std::string::npos) surplus = at_;
            last = c;
            attribute();
        }
        if (surplus != std::string::npos)
            for (std::size_t i = surplus; i < at_; ++i)
                if (!is_blank(bytes_[i])) bytes_[i] = ' ';
        if (at_ < bytes_.size()) ++at_;
        return last == '/';
    }

    // A name and perhaps a value.
    void attribute() {
        if (bytes_[at_] == '=') ++at_;  // a name may begin with one
        while (at_ < bytes_.size() && !is_blank(bytes_[at_]) && bytes_[at_] != '>' && bytes_[at_] != '/' &&
               bytes_[at_] != '=')
            ++at_;
        std::size_t value = at_;
        while (value < bytes_.size() && is_blank(bytes_[value])) ++value;
        if (value >= bytes_.size() || bytes_[value] != '=') return;
        ++value;
        while (value < bytes_.size() && is_blank(bytes_[value])) ++value;
        at_ = value;
        if (at_ >= bytes_.size()) return;
        const char quote = bytes_[at_];
        if (quote == '"' || quote == '\'') {
            const std::size_t end = bytes_.find(quote, at_ + 1);
            at_ = end == std::string::npos ? bytes_.size() : end + 1;
            return;
        }
        while (at_ < bytes_.size() && !is_blank(bytes_[at_]) && bytes_[at_] != '>') ++at_;
    }

    void skip_raw_text(std::string_view name) {
        for (std::size_t end = bytes_.find("</", at_); end != std::string::npos;
             end = bytes_.find("</", end + 2)) {
            std::size_t i = 0;
            while (i < name.size() && end + 2 + i < bytes_.size() && lower(bytes_[end + 2 + i]) == name[i])
                ++i;
            if (i < name.size()) continue;
            at_ = end;
            return;
        }
        at_ = bytes_.size();
    }

    void count(std::string_view name, bool closing, bool closed) {
        ++found_.tags;
        found_.walked += static_cast<std::size_t>(depth_) + formatting_;
        if (formats(name)) {
            if (closing)
                formatting_ -= formatting_ > 0 ? 1 : 0;
            else
                ++formatting_;
        } else if (!closing) {
            found_.reopened += formatting_;
        }
        if (nests_nothing(name) || closed) return;
        depth_ = closing ? std::max(0, depth_ - 1) : depth_ + 1;
        found_.depth = std::max(found_.depth, depth_);
    }

    std::string& bytes_;
    HtmlPrescan found_;
    std::size_t at_ = 0;
    int depth_ = 0;
    int html_ = 0;
    int body_ = 0;
    bool endless_noscript_ = false;
    std::size_t formatting_ = 0;
};

}  // namespace

HtmlPrescan prescan_html(std::string& bytes) {
    return Scanner(bytes).scan();
}

}  // namespace detente
