// SPDX-License-Identifier: Apache-2.0
// Exact rational numbers: 64-bit while they fit, arbitrary precision when they do not.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "detente/base/result.h"

namespace detente {

// Always in lowest terms with a positive denominator. Dividing by zero is a programming error (asserted).
class Rational {
  public:
    Rational() = default;
    Rational(int value) : numerator_(value) {}
    Rational(long value) : numerator_(value) {
        if (value == INT64_MIN) widen();
    }
    Rational(long long value) : Rational(static_cast<long>(value)) {}
    Rational(std::int64_t numerator, std::int64_t denominator);

    // "3", "-3/4", "0.25", "1e-3": read exactly. Anything else, or an exponent beyond +-4096, is an error.
    static Result<Rational> parse(std::string_view text);
    // The exact value of a finite double. Precondition: std::isfinite(value).
    static Rational from_double(double value);
    // numerator / denominator of any size, each in decimal digits with an optional sign.
    static Rational from_digits(std::string_view numerator, std::string_view denominator);

    bool is_zero() const { return !big_ && numerator_ == 0; }
    bool is_integer() const;
    int sign() const;
    double to_double() const;       // correctly rounded to nearest
    std::string to_string() const;  // "p" or "p/q"
    std::string numerator_digits() const;
    std::string denominator_digits() const;
    // The 64-bit parts, when the value is held that way; never INT64_MIN.
    bool is_small() const { return !big_; }
    std::int64_t small_numerator() const { return numerator_; }
    std::int64_t small_denominator() const { return denominator_; }

    Rational operator-() const;
    Rational& operator+=(const Rational& other);
    Rational& operator-=(const Rational& other);
    Rational& operator*=(const Rational& other);
    Rational& operator/=(const Rational& other);
    friend Rational operator+(Rational a, const Rational& b) { return a += b; }
    friend Rational operator-(Rational a, const Rational& b) { return a -= b; }
    friend Rational operator*(Rational a, const Rational& b) { return a *= b; }
    friend Rational operator/(Rational a, const Rational& b) { return a /= b; }
    friend bool operator==(const Rational& a, const Rational& b);
    friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);

    struct Big;  // the wide form, known to rational.cpp alone

  private:
    explicit Rational(const Big& wide);
    void widen();
    Big wide() const;

    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1;
    std::shared_ptr<const Big> big_;  // shared: a Rational is a value and the wide form never changes
};

Rational abs(const Rational& value);
Rational floor(const Rational& value);

}  // namespace detente
