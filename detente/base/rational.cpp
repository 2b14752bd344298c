// SPDX-License-Identifier: Apache-2.0
#include "detente/base/rational.h"

#include <algorithm>
#include <array>
#include <boost/multiprecision/cpp_int.hpp>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <numeric>

namespace detente {

namespace {

using Wide = boost::multiprecision::cpp_rational;
using WideInteger = boost::multiprecision::cpp_int;
__extension__ typedef __int128 Int128;

constexpr Int128 kLargest = std::numeric_limits<std::int64_t>::max();

bool fits(Int128 value) {
    return value >= -kLargest && value <= kLargest;
}

Int128 gcd128(Int128 a, Int128 b) {
    if (a < 0) a = -a;
    if (b < 0) b = -b;
    while (b != 0) {
        if (a <= kLargest && b <= kLargest)
            return std::gcd(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b));
        const Int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

// Puts numerator/denominator (denominator > 0) into lowest terms; false when it does not fit 64 bits.
bool reduce(Int128 numerator, Int128 denominator, std::int64_t& n, std::int64_t& d) {
    if (fits(numerator) && denominator <= kLargest) {  // 128-bit division is a call
        n = static_cast<std::int64_t>(numerator);
        d = static_cast<std::int64_t>(denominator);
        if (d == 1) return true;
        const std::int64_t divisor = std::gcd(n, d);
        if (divisor != 1) {
            n /= divisor;
            d /= divisor;
        }
        return true;
    }
    const Int128 divisor = gcd128(numerator, denominator);
    if (divisor != 1) {
        numerator /= divisor;
        denominator /= divisor;
    }
    if (!fits(numerator) || !fits(denominator)) return false;
    n = static_cast<std::int64_t>(numerator);
    d = static_cast<std::int64_t>(denominator);
    return true;
}

bool all_digits(std::string_view text) {
    if (text.empty()) return false;
    for (const char c : text)
        if (c < '0' || c > '9') return false;
    return true;
}

WideInteger digits_to_integer(std::string_view text) {
    const bool negative = !text.empty() && text.front() == '-';
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    // A leading zero would be read as octal.
    while (text.size() > 1 && text.front() == '0') text.remove_prefix(1);
    WideInteger value{std::string(text)};
    return negative ? WideInteger(-value) : value;
}

}  // namespace

struct Rational::Big {
    Wide value;
};

Rational::Rational(std::int64_t numerator, std::int64_t denominator) {
    assert(denominator != 0);
    if (denominator == 1 && numerator != INT64_MIN) {
        numerator_ = numerator;
        return;
    }
    Int128 n = numerator;
    Int128 d = denominator;
    if (d < 0) {
        n = -n;
        d = -d;
    }
    if (!reduce(n, d, numerator_, denominator_)) *this = Rational(Big{Wide(WideInteger(n), WideInteger(d))});
}

Rational::Rational(const Big& wide) {
    const WideInteger n = boost::multiprecision::numerator(wide.value);
    const WideInteger d = boost::multiprecision::denominator(wide.value);
    const WideInteger largest = std::numeric_limits<std::int64_t>::max();
    if (n <= largest && n >= -largest && d <= largest) {
        numerator_ = n.convert_to<std::int64_t>();
        denominator_ = d.convert_to<std::int64_t>();
    } else {
        numerator_ = 0;
        big_ = std::make_shared<const Big>(wide);
    }
}

void Rational::widen() {
    *this = Rational(Big{Wide(WideInteger(numerator_), WideInteger(denominator_))});
}

Rational::Big Rational::wide() const {
    if (big_) return *big_;
    return Big{Wide(WideInteger(numerator_), WideInteger(denominator_))};
}

Result<Rational> Rational::parse(std::string_view text) {
    const auto fault = [&] {
        return make_error({}, "`" + std::string(text) + "` is not a number", "write 3, -3/4, 0.25 or 1e-3");
    };
    std::string_view rest = text;
    bool negative = false;
    if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) {
        negative = rest.front() == '-';
        rest.remove_prefix(1);
    }
    if (const auto slash = rest.find('/'); slash != std::string_view::npos) {
        const auto above = rest.substr(0, slash);
        const auto below = rest.substr(slash + 1);
        if (!all_digits(above) || !all_digits(below)) return fault();
        const WideInteger divisor = digits_to_integer(below);
        if (divisor == 0)
            return make_error({}, "`" + std::string(text) + "` divides by zero", "write a divisor above 0");
        const Rational value(Big{Wide(digits_to_integer(above), divisor)});
        return negative ? -value : value;
    }
    int exponent = 0;
    if (const auto e = rest.find_first_of("eE"); e != std::string_view::npos) {
        std::string_view power = rest.substr(e + 1);
        bool below_one = false;
        if (!power.empty() && (power.front() == '-' || power.front() == '+')) {
            below_one = power.front() == '-';
            power.remove_prefix(1);
        }
        if (!all_digits(power) || power.size() > 4) return fault();
        for (const char c : power) exponent = exponent * 10 + (c - '0');
        if (exponent > 4096) return fault();
        if (below_one) exponent = -exponent;
        rest = rest.substr(0, e);
    }
    std::string_view whole = rest, part;
    if (const auto point = rest.find('.'); point != std::string_view::npos) {
        whole = rest.substr(0, point);
        part = rest.substr(point + 1);
        if ((!whole.empty() && !all_digits(whole)) || (!part.empty() && !all_digits(part))) return fault();
        if (whole.empty() && part.empty()) return fault();
        exponent -= static_cast<int>(part.size());
    } else if (!all_digits(rest)) {
        return fault();
    }
    // As most numbers are written: within 64 bits.
    constexpr int most = 18;
    if (static_cast<int>(whole.size() + part.size()) + std::max(exponent, 0) <= most && exponent >= -most) {
        std::int64_t top = 0, power = 1;
        for (const char c : whole) top = top * 10 + (c - '0');
        for (const char c : part) top = top * 10 + (c - '0');
        for (int k = 0; k < std::abs(exponent); ++k) power *= 10;
        const Rational value = exponent < 0 ? Rational(top, power) : Rational(top * power, std::int64_t{1});
        return negative ? -value : value;
    }
    const std::string digits = std::string(whole) + std::string(part);
    const WideInteger mantissa = digits_to_integer(digits);
    const WideInteger power = boost::multiprecision::pow(
        WideInteger(10), static_cast<unsigned>(exponent < 0 ? -exponent : exponent));
    const Rational value(Big{exponent < 0 ? Wide(mantissa, power) : Wide(WideInteger(mantissa * power))});
    return negative ? -value : value;
}

Rational Rational::from_double(double value) {
    assert(std::isfinite(value));
    int exponent = 0;
    const double mantissa = std::frexp(value, &exponent);
    const auto whole = static_cast<std::int64_t>(std::ldexp(mantissa, 53));
    exponent -= 53;
    WideInteger n = whole;
    WideInteger d = 1;
    if (exponent >= 0)
        n <<= static_cast<unsigned>(exponent);
    else
        d <<= static_cast<unsigned>(-exponent);
    return Rational(Big{Wide(n, d)});
}

Rational Rational::from_digits(std::string_view numerator, std::string_view denominator) {
    return Rational(Big{Wide(digits_to_integer(numerator), digits_to_integer(denominator))});
}

bool Rational::is_integer() const {
    return big_ ? boost::multiprecision::denominator(big_->value) == 1 : denominator_ == 1;
}

int Rational::sign() const {
    if (big_) return big_->value.sign();
    return numerator_ > 0 ? 1 : numerator_ < 0 ? -1 : 0;
}

double Rational::to_double() const {
    constexpr std::int64_t kExact = std::int64_t{1} << 53;
    if (!big_ && numerator_ >= -kExact && numerator_ <= kExact && denominator_ <= kExact)
        return static_cast<double>(numerator_) / static_cast<double>(denominator_);
    // Long division to 64 significant bits with a sticky bit, then one rounding by ldexp's argument
    // conversion.
    const Wide value = wide().value;
    WideInteger n = boost::multiprecision::numerator(value);
    const WideInteger d = boost::multiprecision::denominator(value);
    if (n == 0) return 0.0;
    const bool negative = n < 0;
    if (negative) n = -n;
    const auto bits = [](const WideInteger& x) { return static_cast<int>(boost::multiprecision::msb(x)); };
    int shift = 63 - (bits(n) - bits(d));
    // Subnormal results keep fewer bits; round at their last place.
    if (shift > 1074) shift = 1074;
    WideInteger above = n;
    WideInteger below = d;
    if (shift >= 0)
        above <<= static_cast<unsigned>(shift);
    else
        below <<= static_cast<unsigned>(-shift);
    WideInteger quotient = above / below;
    const bool inexact = quotient * below != above;
    // Round half to even at 53 bits by hand: conversions of wide integers truncate.
    if (quotient == 0) return negative ? -0.0 : 0.0;
    const int surplus = bits(quotient) - 52;
    if (surplus > 0) {
        const WideInteger unit = WideInteger(1) << static_cast<unsigned>(surplus);
        const WideInteger half = unit >> 1;
        const WideInteger rest = quotient & (unit - 1);
        quotient >>= static_cast<unsigned>(surplus);
        if (rest > half || (rest == half && (inexact || (quotient & 1) != 0))) ++quotient;
        shift -= surplus;
    } else if (inexact) {
        // Only for subnormals: the remainder decides.
        const WideInteger rest = above - quotient * below;
        if (rest * 2 > below || (rest * 2 == below && (quotient & 1) != 0)) ++quotient;
    }
    const double magnitude = std::ldexp(static_cast<double>(quotient.convert_to<std::uint64_t>()), -shift);
    return negative ? -magnitude : magnitude;
}

std::string Rational::numerator_digits() const {
    return big_ ? boost::multiprecision::numerator(big_->value).str() : std::to_string(numerator_);
}

std::string Rational::denominator_digits() const {
    return big_ ? boost::multiprecision::denominator(big_->value).str() : std::to_string(denominator_);
}

std::string Rational::to_string() const {
    if (big_) return is_integer() ? numerator_digits() : numerator_digits() + "/" + denominator_digits();
    // Each half holds 19 digits and a sign.
    constexpr std::size_t kHalf = 24;
    std::array<char, 2 * kHalf> text{};
    char* end = std::to_chars(text.data(), text.data() + kHalf - 1, numerator_).ptr;
    if (denominator_ != 1) {
        *end++ = '/';
        end = std::to_chars(end, text.data() + text.size(), denominator_).ptr;
    }
    return std::string(text.data(), end);
}

Rational Rational::operator-() const {
    if (big_) return Rational(Big{Wide(-big_->value)});
    Rational result = *this;
    result.numerator_ = -numerator_;
    return result;
}

Rational& Rational::operator+=(const Rational& other) {
    if (!big_ && !other.big_) {
        std::int64_t n = 0;
        std::int64_t d = 1;
        if (denominator_ == 1 && other.denominator_ == 1) {
            if (!__builtin_add_overflow(numerator_, other.numerator_, &n) && n != INT64_MIN) {
                numerator_ = n;
                return *this;
            }
        } else {
            const bool same = denominator_ == other.denominator_;
            const Int128 above =
                same ? Int128{numerator_} + other.numerator_
                     : Int128{numerator_} * other.denominator_ + Int128{other.numerator_} * denominator_;
            if (reduce(above, same ? Int128{denominator_} : Int128{denominator_} * other.denominator_, n,
                       d)) {
                numerator_ = n;
                denominator_ = d;
                return *this;
            }
        }
    }
    return *this = Rational(Big{Wide(wide().value + other.wide().value)});
}

Rational& Rational::operator-=(const Rational& other) {
    return *this += -other;
}

Rational& Rational::operator*=(const Rational& other) {
    if (!big_ && !other.big_) {
        if (other.numerator_ == 1 && other.denominator_ == 1) return *this;
        if (numerator_ == 1 && denominator_ == 1) return *this = other;
        // Both are in lowest terms, so only crosswise is there anything to cancel (Knuth, TAOCP 2, 4.5.1).
        const std::int64_t one = std::gcd(numerator_, other.denominator_);
        const std::int64_t two = std::gcd(other.numerator_, denominator_);
        const Int128 n = Int128{numerator_ / one} * (other.numerator_ / two);
        const Int128 d = Int128{denominator_ / two} * (other.denominator_ / one);
        if (fits(n) && fits(d)) {
            numerator_ = static_cast<std::int64_t>(n);
            denominator_ = static_cast<std::int64_t>(d);
            return *this;
        }
    }
    return *this = Rational(Big{Wide(wide().value * other.wide().value)});
}

Rational& Rational::operator/=(const Rational& other) {
    assert(!other.is_zero());
    if (!big_ && !other.big_) {
        Int128 above = Int128{numerator_} * other.denominator_;
        Int128 below = Int128{denominator_} * other.numerator_;
        if (below < 0) {
            above = -above;
            below = -below;
        }
        std::int64_t n = 0;
        std::int64_t d = 1;
        if (reduce(above, below, n, d)) {
            numerator_ = n;
            denominator_ = d;
            return *this;
        }
    }
    return *this = Rational(Big{Wide(wide().value / other.wide().value)});
}

bool operator==(const Rational& a, const Rational& b) {
    if (!a.big_ && !b.big_) return a.numerator_ == b.numerator_ && a.denominator_ == b.denominator_;
    if (!a.big_ || !b.big_) return false;  // the wide form is used only where the narrow one does not fit
    return a.big_->value == b.big_->value;
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    if (!a.big_ && !b.big_) {
        if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
        const Int128 left = Int128{a.numerator_} * b.denominator_;
        const Int128 right = Int128{b.numerator_} * a.denominator_;
        return left < right   ? std::strong_ordering::less
               : left > right ? std::strong_ordering::greater
                              : std::strong_ordering::equal;
    }
    const int order = a.wide().value.compare(b.wide().value);
    return order < 0   ? std::strong_ordering::less
           : order > 0 ? std::strong_ordering::greater
                       : std::strong_ordering::equal;
}

Rational abs(const Rational& value) {
    return value.sign() < 0 ? -value : value;
}

Rational floor(const Rational& value) {
    if (value.is_integer()) return value;
    if (value.is_small()) {
        const std::int64_t n = value.small_numerator();
        const std::int64_t d = value.small_denominator();
        return Rational(n >= 0 ? n / d : -((-n + d - 1) / d), 1);
    }
    const WideInteger n = digits_to_integer(value.numerator_digits());
    const WideInteger d = digits_to_integer(value.denominator_digits());
    WideInteger quotient = n / d;
    if (n < 0) --quotient;
    return Rational::from_digits(quotient.str(), "1");
}

}  // namespace detente
