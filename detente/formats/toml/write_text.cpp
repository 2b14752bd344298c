// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/toml/write_text.h"

#include <cstdio>
#include <utility>

namespace detente::toml {

namespace {

void append_escaped(std::string& out, char c, bool many_lines) {
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += many_lines ? "\n" : "\\n";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            break;
    }
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
        out += c;
        return;
    }
    char code[8];
    std::snprintf(code, sizeof code, "\\u%04X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += code;
}

bool bare(std::string_view name) {
    if (name.empty()) return false;
    for (const char c : name)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
              c == '-'))
            return false;
    return true;
}

// `name = value` pairs, for a table or in braces; what is empty is left out.
class Fields {
  public:
    void value(std::string_view name, const std::string& written) {
        fields_.push_back(std::string(name) + " = " + written);
    }
    void text(std::string_view name, std::string_view text) {
        if (!text.empty()) value(name, quoted(text));
    }
    void texts(std::string_view name, const std::vector<std::string>& list) {
        if (!list.empty()) value(name, toml::texts(list));
    }
    void date(std::string_view name, const Date& date) {
        if (date.known()) value(name, toml::date(date));
    }
    void mode(Mode mode) {
        if (mode != Mode::asserted) text("mode", to_string(mode));
    }
    void chain(const std::vector<ChainLink>& chain);
    void quote(const std::vector<std::string>& parts) {
        if (parts.size() == 1)
            text("quote", parts.front());
        else
            texts("quote", parts);
    }
    void cites(const std::vector<Citation>& cites);
    void item(const Item& item, std::string_view default_id);

    std::string in_braces() const {
        std::string out = "{ ";
        for (const std::string& field : fields_) out += (out.size() > 2 ? ", " : "") + field;
        return out + " }";
    }
    std::vector<std::string> take() { return std::move(fields_); }

  private:
    std::vector<std::string> fields_;
};

std::string link_text(const ChainLink& link) {
    Fields fields;
    fields.value("who", quoted(link.who));
    fields.text("verb", link.verb);
    fields.text("to", link.to);
    fields.text("medium", link.medium);
    fields.text("role", link.role);
    fields.text("for", link.speaks_for);
    if (!link.named) fields.value("named", "false");
    return fields.in_braces();
}

// As a list of one line each when there are several, or on one line where a table must stand on one.
std::string list_text(const std::vector<std::string>& entries, bool one_line) {
    std::string out;
    if (one_line || entries.size() == 1) {
        for (const std::string& entry : entries) out += (out.empty() ? "[" : ", ") + entry;
        return out + "]";
    }
    for (const std::string& entry : entries) out += "    " + entry + ",\n";
    return "[\n" + out + "]";
}

std::string chain_text(const std::vector<ChainLink>& chain, bool one_line) {
    std::vector<std::string> links;
    for (const ChainLink& link : chain) links.push_back(link_text(link));
    return list_text(links, one_line);
}

void Fields::chain(const std::vector<ChainLink>& chain) {
    if (!chain.empty()) value("chain", chain_text(chain, true));
}

std::string citation_text(const Citation& citation) {
    Fields fields;
    fields.value("source", quoted(citation.source));
    fields.text("at", citation.at);
    fields.quote(citation.quote);
    fields.text("form", to_string(citation.form));
    fields.mode(citation.mode);
    fields.text("about", to_string(citation.about));
    fields.chain(citation.chain);
    if (citation.standing) fields.text("standing", to_string(*citation.standing));
    fields.text("hedge", citation.hedge);
    fields.date("made", citation.made);
    fields.date("published", citation.published);
    fields.text("because", citation.because);
    return fields.in_braces();
}

std::vector<std::string> citation_texts(const std::vector<Citation>& cites) {
    std::vector<std::string> texts;
    for (const Citation& citation : cites) texts.push_back(citation_text(citation));
    return texts;
}

void Fields::cites(const std::vector<Citation>& cites) {
    if (!cites.empty()) value("cites", list_text(citation_texts(cites), true));
}

std::vector<std::string> quote_of(const Item& item) {
    std::vector<std::string> parts;
    if (!item.quote.empty()) parts.push_back(item.quote);
    parts.insert(parts.end(), item.quote_parts.begin(), item.quote_parts.end());
    return parts;
}

void Fields::item(const Item& item, std::string_view default_id) {
    if (item.id != default_id) text("id", item.id);
    if (item.standing != Standing::assumed) text("standing", to_string(item.standing));
    text("hedge", item.hedge);
    texts("source", item.sources);
    text("at", item.at);
    quote(quote_of(item));
    text("form", to_string(item.form));
    mode(item.mode);
    text("about", to_string(item.about));
    chain(item.chain);
    date("made", item.made);
    date("published", item.published);
    date("valid_from", item.valid_from);
    date("valid_until", item.valid_until);
    texts("supersedes", item.supersedes);
    texts("withdraws", item.withdraws);
    cites(item.cites);
    text("because", item.because);
    text("note", item.note);
}

}  // namespace

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) append_escaped(out, c, false);
    return out + "\"";
}

std::string key(std::string_view name) {
    return bare(name) ? std::string(name) : quoted(name);
}

std::string dotted(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : ".") + key(part);
    return out;
}

std::string number(const Rational& value) {
    constexpr int kDecimals = 9;
    if (value.is_small() && value.is_integer()) return value.to_string();
    Rational scaled = value;
    for (int places = 1; places <= kDecimals; ++places) {
        scaled *= 10;
        if (!scaled.is_integer()) continue;
        if (!scaled.is_small()) break;
        std::string digits = abs(scaled).to_string();
        const auto width = static_cast<std::size_t>(places) + 1;
        if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
        digits.insert(digits.size() - static_cast<std::size_t>(places), ".");
        return (value.sign() < 0 ? "-" : "") + digits;
    }
    return quoted(value.to_string());
}

std::string date(const Date& date) {
    const std::string text = to_string(date);
    return date.day != 0 ? text : quoted(text);
}

std::vector<std::string> item_fields(const Item& item, std::string_view default_id) {
    Fields fields;
    fields.item(item, default_id);
    return fields.take();
}

std::string texts(const std::vector<std::string>& list) {
    std::string out = "[";
    for (std::size_t i = 0; i < list.size(); ++i) out += (i ? ", " : "") + quoted(list[i]);
    return out + "]";
}

void TableWriter::value(std::string_view name, const std::string& written) {
    out_ += key(name) + " = " + written + "\n";
}

void TableWriter::text(std::string_view name, const std::string& text) {
    if (text.empty()) return;
    if (text.find('\n') == std::string::npos) return value(name, quoted(text));
    std::string out = "\"\"\"\n";
    for (const char c : text) append_escaped(out, c, true);
    value(name, out + "\"\"\"");
}

void TableWriter::texts(std::string_view name, const std::vector<std::string>& list) {
    if (!list.empty()) value(name, toml::texts(list));
}

void TableWriter::date(std::string_view name, const Date& date) {
    if (date.known()) value(name, toml::date(date));
}

void TableWriter::number(std::string_view name, const std::optional<Rational>& number) {
    if (number) value(name, toml::number(*number));
}

void TableWriter::integer(std::string_view name, const std::optional<int>& number) {
    if (number) value(name, std::to_string(*number));
}

void TableWriter::chain(const std::vector<ChainLink>& chain) {
    if (!chain.empty()) value("chain", chain_text(chain, false));
}

void TableWriter::item(const Item& item, std::string_view default_id) {
    // The parts that read better on lines of their own are written by this table, the rest field by field.
    Item short_fields = item;
    short_fields.chain.clear();
    short_fields.cites.clear();
    short_fields.because.clear();
    short_fields.note.clear();
    for (const std::string& field : item_fields(short_fields, default_id)) out_ += field + "\n";
    chain(item.chain);
    if (!item.cites.empty()) value("cites", list_text(citation_texts(item.cites), false));
    text("because", item.because);
    text("note", item.note);
}

bool says_nothing(const Item& item, std::string_view default_id) {
    Item empty;
    empty.id = std::string(default_id);
    return item == empty;
}

}  // namespace detente::toml
