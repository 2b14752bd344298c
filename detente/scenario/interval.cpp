// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/interval.h"

namespace detente {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

Error not_an_interval(std::string_view text) {
    return make_error({}, "`" + std::string(text) + "` is neither a number nor an interval",
                      "write 0.6, [0.2, 0.8], (0, 1], [2, inf), 0.2..0.8, >0 or unknown");
}

// One end of a bracketed pair; none for an infinite one. False when it cannot be read.
bool read_end(std::string_view text, bool upper, std::optional<Rational>& end) {
    text = trimmed(text);
    if (text == "inf" || text == "+inf") {
        end.reset();
        return upper;
    }
    if (text == "-inf") {
        end.reset();
        return !upper;
    }
    const auto value = Rational::parse(text);
    if (!value.ok()) return false;
    end = *value;
    return true;
}

Result<Interval> checked(Interval interval, std::string_view text) {
    if (!interval.low) interval.low_open = true;
    if (!interval.high) interval.high_open = true;
    if (interval.low && interval.high && *interval.low > *interval.high)
        return make_error({}, "the interval `" + std::string(text) + "` is upside down",
                          "write the lower end first");
    if (interval.empty())
        return make_error({}, "the interval `" + std::string(text) + "` holds no value",
                          "close its ends, or write a single number");
    return interval;
}

}  // namespace

bool Interval::contains(const Rational& value) const {
    if (low && (value < *low || (low_open && value == *low))) return false;
    return !high || (value <= *high && !(high_open && value == *high));
}

bool Interval::contains(const Interval& inner) const {
    if (low) {
        if (!inner.low || *inner.low < *low) return false;
        if (*inner.low == *low && low_open && !inner.low_open) return false;
    }
    if (high) {
        if (!inner.high || *inner.high > *high) return false;
        if (*inner.high == *high && high_open && !inner.high_open) return false;
    }
    return true;
}

bool Interval::empty() const {
    if (!low || !high) return false;
    return *low > *high || (*low == *high && (low_open || high_open));
}

Result<Interval> parse_interval(std::string_view written) {
    const std::string_view text = trimmed(written);
    if (text.empty()) return not_an_interval(written);
    if (text == "unknown") return Interval::everything();
    if (text.front() == '[' || text.front() == '(') {
        const auto comma = text.find(',');
        if (text.size() < 2 || comma == std::string_view::npos || (text.back() != ']' && text.back() != ')'))
            return not_an_interval(written);
        Interval interval;
        interval.low_open = text.front() == '(';
        interval.high_open = text.back() == ')';
        if (!read_end(text.substr(1, comma - 1), false, interval.low) ||
            !read_end(text.substr(comma + 1, text.size() - comma - 2), true, interval.high))
            return not_an_interval(written);
        return checked(interval, text);
    }
    if (text.front() == '>' || text.front() == '<') {
        const bool lower = text.front() == '>';
        const bool closed = text.size() > 1 && text[1] == '=';
        std::optional<Rational> end;
        if (!read_end(text.substr(closed ? 2 : 1), !lower, end) || !end) return not_an_interval(written);
        return lower ? Interval{end, std::nullopt, !closed, true}
                     : Interval{std::nullopt, end, true, !closed};
    }
    if (const auto dots = text.find(".."); dots != std::string_view::npos) {
        Interval interval;
        if (!read_end(text.substr(0, dots), false, interval.low) ||
            !read_end(text.substr(dots + 2), true, interval.high))
            return not_an_interval(written);
        return checked(interval, text);
    }
    const auto value = Rational::parse(text);
    if (!value.ok()) return not_an_interval(written);
    return Interval::point(*value);
}

std::string to_string(const Interval& interval) {
    if (interval.is_point()) return interval.low->to_string();
    return std::string(interval.low_open || !interval.low ? "(" : "[") +
           (interval.low ? interval.low->to_string() : "-inf") + ", " +
           (interval.high ? interval.high->to_string() : "inf") +
           (interval.high_open || !interval.high ? ")" : "]");
}

}  // namespace detente
