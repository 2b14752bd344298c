// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/numeric/xml_check.h"

#include <array>
#include <cstdint>

#include "detente/formats/numeric/genius_parts.h"

namespace detente::numeric {

namespace {

bool xml_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Characters of XML 1.0, 2.2.
bool is_xml_character(std::uint32_t c) {
    return c == 9 || c == 10 || c == 13 || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
           (c >= 0x10000 && c <= 0x10FFFF);
}

class XmlScan {
  public:
    explicit XmlScan(std::string_view text) : text_(text) {}

    std::optional<XmlFault> run() {
        // No control character stands anywhere, nor does U+FFFE or U+FFFF.
        for (std::size_t i = 0; i < text_.size(); ++i) {
            const auto c = static_cast<unsigned char>(text_[i]);
            if (c < 0x20 && !xml_blank(text_[i]))
                return XmlFault{i, "a control character, which XML does not have", "take it out"};
            if (c == 0xEF && (text_.substr(i, 3) == "\xEF\xBF\xBE" || text_.substr(i, 3) == "\xEF\xBF\xBF"))
                return XmlFault{i, "U+FFFE or U+FFFF, which XML does not have", "take it out"};
        }
        while (!fault_ && at_ < text_.size()) {
            if (text_[at_] == '<')
                markup();
            else
                characters();
        }
        return fault_;
    }

  private:
    void fail(std::size_t at, std::string message, std::string remedy) {
        if (!fault_) fault_ = XmlFault{at, std::move(message), std::move(remedy)};
    }
    bool here(std::string_view what) const { return text_.substr(at_, what.size()) == what; }
    // Past the next `end`, or to the end of the text.
    void skip_past(std::string_view end) {
        const std::size_t found = text_.find(end, at_);
        at_ = found == std::string_view::npos ? text_.size() : found + end.size();
    }

    void markup() {
        if (here("<!--")) return comment();
        if (here("<?")) return instruction();
        if (here("<![CDATA[")) {
            if (depth_ == 0) fail(at_, "text outside the one element of the file", "take it out");
            return skip_past("]]>");
        }
        if (here("<!")) return declaration();
        if (here("</")) {
            --depth_;
            return skip_past(">");
        }
        element();
    }

    // The prolog is an instruction named xml, and no other is.
    void instruction() {
        const std::size_t start = at_;
        skip_past("?>");
        const std::string_view whole = text_.substr(start, at_ - start);
        if (whole.size() < 6 || lower_case(whole.substr(2, 3)) != "xml") return;
        if (!xml_blank(whole[5]) && whole[5] != '?') return;
        if (whole.substr(2, 3) != "xml")
            fail(start,
                 "an instruction named " + std::string(whole.substr(2, 3)) + ", which XML keeps for itself",
                 "take it out");
        else if (roots_ > 0)
            fail(start, "a prolog (<?xml ...?>) behind the beginning of the element", "take it out");
        else if (!is_prolog(whole.substr(5)))
            fail(start, "a prolog that is none",
                 "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>, with the encoding that the file has");
    }

    // XML 1.0, 2.5: no two hyphens within a comment, nor a third at its end.
    void comment() {
        at_ += 4;
        const std::size_t hyphens = text_.find("--", at_);
        if (hyphens != std::string_view::npos && text_.substr(hyphens, 3) != "-->")
            fail(hyphens, "two hyphens within a comment", "write one, or a blank between them");
        skip_past("-->");
    }

    // <!DOCTYPE ... [ ... ]>
    void declaration() {
        if (roots_ > 0)
            fail(at_, "a declaration (<!DOCTYPE ...>) behind the beginning of the element", "take it out");
        else if (declared_)
            fail(at_, "a second declaration (<!DOCTYPE ...>)", "keep one of them");
        declared_ = true;
        int brackets = 0;
        char quote = 0;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[') {
                ++brackets;
            } else if (c == ']') {
                --brackets;
            } else if (c == '>' && brackets <= 0) {
                ++at_;
                return;
            }
        }
    }

    void element() {
        if (depth_ == 0 && ++roots_ > 1)
            fail(at_, "a second element beside the first: XML has one root", "keep one of them");
        char quote = 0;
        bool empty = false;
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (quote != 0) {
                if (c == '<') fail(at_, "a `<` within the value of an attribute", "write it as &lt;");
                if (c == '&') reference(at_);
                if (c == quote) quote = 0;
                continue;
            }
            if (c == '"' || c == '\'') quote = c;
            if (c == '>') {
                empty = text_[at_ - 1] == '/';
                ++at_;
                break;
            }
        }
        if (!empty) ++depth_;
    }

    void characters() {
        for (; at_ < text_.size() && text_[at_] != '<'; ++at_) {
            if (depth_ == 0 && text_.substr(at_, 3) == "\xEF\xBB\xBF") {
                at_ += 2;  // a mark of UTF-8, wherever files were put together
                continue;
            }
            if (depth_ == 0 && !xml_blank(text_[at_]))
                return fail(at_, "text outside the one element of the file", "take it out");
            if (text_.substr(at_, 3) == "]]>")
                fail(at_, "the end of a CDATA section (]]>) where none is open", "write its > as &gt;");
            if (text_[at_] == '&') reference(at_);
        }
    }

    // &name; and &#number; bare ampersands are taken as what they are.
    void reference(std::size_t at) {
        std::size_t end = at + 1;
        const bool number = end < text_.size() && text_[end] == '#';
        if (number) ++end;
        const std::size_t start = end;
        const auto name_byte = [&](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
                   c == '-' || c == '.' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
        };
        while (end < text_.size() && name_byte(text_[end])) ++end;
        if (end >= text_.size() || text_[end] != ';' || end == start) {
            if (number)
                fail(at, "a reference to a character that is none",
                     "write &#65; for A, and a bare ampersand as &amp;");
            return;
        }
        const std::string_view name = text_.substr(start, end - start);
        if (number) return character_reference(at, name);
        static constexpr std::array<std::string_view, 5> known{"lt", "gt", "amp", "quot", "apos"};
        for (const std::string_view one : known)
            if (name == one) return;
        fail(at,
             "the entity `&" + std::string(name.substr(0, 40)) +
                 ";` is not one of XML's own, and no other is expanded",
             "write the text itself, and a bare ampersand as &amp;");
    }

    void character_reference(std::size_t at, std::string_view digits) {
        const bool hexadecimal = digits.front() == 'x';
        if (hexadecimal) digits.remove_prefix(1);
        std::uint32_t value = 0;
        bool good = !digits.empty();
        for (const char c : digits) {
            const int digit = c >= '0' && c <= '9'                  ? c - '0'
                              : hexadecimal && c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : hexadecimal && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                                    : -1;
            good = good && digit >= 0 && value <= 0x10FFFF;
            if (good) value = value * (hexadecimal ? 16 : 10) + static_cast<std::uint32_t>(digit);
        }
        if (!good || !is_xml_character(value))
            fail(at, "a reference to a character that XML does not have", "write a character that there is");
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int depth_ = 0;
    int roots_ = 0;
    bool declared_ = false;
    std::optional<XmlFault> fault_;
};

}  // namespace

bool is_prolog(std::string_view rest) {
    std::size_t last = 0;  // 1: version, 2: encoding, 3: standalone
    while (true) {
        const std::size_t before = rest.size();
        while (!rest.empty() && xml_blank(rest.front())) rest.remove_prefix(1);
        if (rest == "?>") return last > 0;
        if (rest.size() == before) return false;
        static constexpr std::array<std::string_view, 3> names{"version", "encoding", "standalone"};
        std::size_t which = last;
        while (which < names.size() && rest.substr(0, names[which].size()) != names[which]) ++which;
        if (which == names.size() || (last == 0 && which > 0)) return false;
        last = which + 1;
        rest.remove_prefix(names[which].size());
        while (!rest.empty() && xml_blank(rest.front())) rest.remove_prefix(1);
        if (rest.empty() || rest.front() != '=') return false;
        rest.remove_prefix(1);
        while (!rest.empty() && xml_blank(rest.front())) rest.remove_prefix(1);
        if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return false;
        const std::size_t end = rest.find(rest.front(), 1);
        if (end == std::string_view::npos || rest.substr(0, end).find('<') != std::string_view::npos)
            return false;
        const std::string_view said = rest.substr(1, end - 1);
        if (last == 3 && said != "yes" && said != "no") return false;
        rest.remove_prefix(end + 1);
    }
}

std::optional<XmlFault> first_xml_fault(std::string_view text) {
    return XmlScan(text).run();
}

}  // namespace detente::numeric
