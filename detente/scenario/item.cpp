// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/item.h"

#include <cstdio>

namespace detente {

std::string_view to_string(Mode mode) {
    switch (mode) {
        case Mode::asserted:
            return "asserted";
        case Mode::denied:
            return "denied";
        case Mode::promised:
            return "promised";
        case Mode::threatened:
            return "threatened";
        case Mode::demanded:
            return "demanded";
        case Mode::possible:
            return "possible";
        case Mode::conditional:
            return "conditional";
        case Mode::asked:
            return "asked";
        case Mode::open:
            return "open";
    }
    return "";
}

std::string_view to_string(Form form) {
    switch (form) {
        case Form::unsaid:
            return "";
        case Form::direct:
            return "direct";
        case Form::mixed:
            return "mixed";
        case Form::indirect:
            return "indirect";
        case Form::own_voice:
            return "own_voice";
        case Form::document:
            return "document";
    }
    return "";
}

std::string_view to_string(About about) {
    switch (about) {
        case About::unsaid:
            return "";
        case About::self:
            return "self";
        case About::other:
            return "other";
        case About::event:
            return "event";
    }
    return "";
}

std::string_view to_string(Standing standing) {
    switch (standing) {
        case Standing::assumed:
            return "assumed";
        case Standing::inferred:
            return "inferred";
        case Standing::reported:
            return "reported";
        case Standing::on_record:
            break;
    }
    return "on_record";
}

std::string to_string(const Date& date) {
    if (!date.known()) return {};
    char text[40];
    if (date.day != 0)
        std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    else if (date.month != 0)
        std::snprintf(text, sizeof text, "%04d-%02d", date.year, date.month);
    else
        std::snprintf(text, sizeof text, "%04d", date.year);
    return text;
}

Date last_day(const Date& date) {
    if (!date.known() || date.day != 0) return date;
    Date result = date;
    if (result.month == 0) result.month = 12;
    const bool leap = (result.year % 4 == 0 && result.year % 100 != 0) || result.year % 400 == 0;
    const int february = leap ? 29 : 28;
    const int days[] = {31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    result.day = days[result.month - 1];
    return result;
}

}  // namespace detente
