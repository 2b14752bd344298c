// SPDX-License-Identifier: Apache-2.0
#include "detente/base/rational.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>

using detente::Rational;
using Wide = boost::multiprecision::cpp_rational;

namespace {

// The independent check: the same value in arbitrary precision from the start.
Wide wide(const Rational& r) {
    return Wide(boost::multiprecision::cpp_int(r.numerator_digits()),
                boost::multiprecision::cpp_int(r.denominator_digits()));
}

std::string written(const Wide& w) {
    const auto d = boost::multiprecision::denominator(w);
    return d == 1 ? boost::multiprecision::numerator(w).str() : w.str();
}

Rational any_rational() {
    // Mostly small numbers, some near the edge of 64 bits, so that both forms and the step between them are
    // met.
    const auto edge = *rc::gen::inRange(0, 4);
    const auto part = [&]() -> std::int64_t {
        if (edge == 0)
            return std::numeric_limits<std::int64_t>::max() - *rc::gen::inRange<std::int64_t>(0, 50);
        return *rc::gen::inRange<std::int64_t>(-1000, 1000);
    };
    std::int64_t below = part();
    if (below == 0) below = 7;
    return Rational(part(), below);
}

}  // namespace

// Where a number no longer fits into 64 bits, and around it.
TEST(Rational, ReadsDecimalsOfEveryLength) {
    for (std::size_t digits = 1; digits <= 24; ++digits)
        for (std::size_t places = 0; places <= 24; ++places)
            for (const char digit : {'1', '5', '9', '0'}) {
                const std::string all = "2" + std::string(digits - 1, digit);
                const std::string power = "1" + std::string(places, '0');
                const Rational expected = Rational::from_digits(all, power);
                const std::string padded = std::string(places, '0') + all;
                const std::string point =
                    padded.substr(0, padded.size() - places) + "." + padded.substr(padded.size() - places);
                EXPECT_EQ(Rational::parse(point).value(), expected) << point;
                EXPECT_EQ(Rational::parse("-" + point).value(), -expected) << point;
                EXPECT_EQ(Rational::parse(all + "e-" + std::to_string(places)).value(), expected) << all;
                EXPECT_EQ(Rational::parse(all + "E+" + std::to_string(places)).value(),
                          Rational::from_digits(all + std::string(places, '0'), "1"))
                    << all;
            }
}

TEST(Rational, ReadsDecimalsExactly) {
    EXPECT_EQ(Rational::parse("0.1").value(), Rational(1, 10));
    EXPECT_EQ(Rational::parse("-3/4").value(), Rational(-3, 4));
    EXPECT_EQ(Rational::parse("1e-3").value(), Rational(1, 1000));
    EXPECT_EQ(Rational::parse("2.50E2").value(), Rational(250));
    EXPECT_EQ(Rational::parse(".5").value(), Rational(1, 2));
    EXPECT_EQ(Rational::parse("007").value(), Rational(7));
    EXPECT_EQ(Rational::parse("010/08").value(), Rational(5, 4));
    EXPECT_EQ(Rational::parse("123456789012345678901234567890").value().to_string(),
              "123456789012345678901234567890");
}

TEST(Rational, RefusesWhatIsNotANumber) {
    for (const char* text :
         {"", "-", ".", "1/0", "1/", "/2", "0x1", "1e", "1e99999", "nan", "inf", "1 2", "1..2", "--1"})
        EXPECT_FALSE(Rational::parse(text).ok()) << text;
}

TEST(Rational, KeepsTheSmallestIntegerAsWide) {
    const Rational smallest(std::numeric_limits<std::int64_t>::min(), 1);
    EXPECT_EQ(smallest.to_string(), "-9223372036854775808");
    EXPECT_EQ((-smallest).to_string(), "9223372036854775808");
    EXPECT_EQ(smallest + Rational(1), Rational(-std::numeric_limits<std::int64_t>::max(), 1));
}

TEST(Rational, FloorsTowardsMinusInfinity) {
    EXPECT_EQ(floor(Rational(-1, 2)), Rational(-1));
    EXPECT_EQ(floor(Rational(7, 2)), Rational(3));
    EXPECT_EQ(floor(Rational(-4, 2)), Rational(-2));
    EXPECT_EQ(floor(Rational::parse("-100000000000000000000.5").value()).to_string(),
              "-100000000000000000001");
}

RC_GTEST_PROP(RationalProperty, AgreesWithArbitraryPrecision, ()) {
    const Rational a = any_rational();
    const Rational b = any_rational();
    RC_ASSERT((a + b).to_string() == written(wide(a) + wide(b)));
    RC_ASSERT((a - b).to_string() == written(wide(a) - wide(b)));
    RC_ASSERT((a * b).to_string() == written(wide(a) * wide(b)));
    if (!b.is_zero()) RC_ASSERT((a / b).to_string() == written(wide(a) / wide(b)));
    RC_ASSERT((a < b) == (wide(a) < wide(b)));
    RC_ASSERT((a == b) == (wide(a) == wide(b)));
    RC_ASSERT(Rational::parse(a.to_string()).value() == a);
    const Rational product = a * b * a;
    RC_ASSERT(product.to_string() == written(wide(a) * wide(b) * wide(a)));
}

RC_GTEST_PROP(RationalProperty, ReturnsEveryDoubleUnchanged, (std::uint64_t bits)) {
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isfinite(value)) return;
    RC_ASSERT(Rational::from_double(value).to_double() == value);
}

RC_GTEST_PROP(RationalProperty, RoundsDecimalsAsTheLibraryDoes, ()) {
    const auto digits = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000'000'000);
    const auto exponent = *rc::gen::inRange(-330, 290);
    const std::string text = std::to_string(digits) + "e" + std::to_string(exponent);
    RC_ASSERT(Rational::parse(text).value().to_double() == std::strtod(text.c_str(), nullptr));
}

TEST(RationalParse, ExponentsUpToTheLimit) {
    EXPECT_TRUE(detente::Rational::parse("1e4096").ok());
    EXPECT_TRUE(detente::Rational::parse("1e-4096").ok());
    EXPECT_FALSE(detente::Rational::parse("1e4097").ok());
    EXPECT_FALSE(detente::Rational::parse("1e-4097").ok());
}
