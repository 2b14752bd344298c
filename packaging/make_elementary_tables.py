#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes detente/base/internal/elementary_tables.h: the tables of detente/base/elementary.cpp, correctly rounded.

Usage: python3 packaging/make_elementary_tables.py > detente/base/internal/elementary_tables.h
Needs the standard library alone: every number is computed to 60 decimal places before it is rounded.
"""
import struct
from decimal import Decimal, getcontext

getcontext().prec = 60
LN2 = Decimal(2).ln()


def double_from_bits(bits):
    return struct.unpack("<d", struct.pack("<Q", bits))[0]


def pair(exact):
    """The number as a sum of two doubles."""
    high = float(exact)
    return high, float(exact - Decimal(high))


def cut(exact, bits):
    """The number's first `bits` bits and the rest as a double."""
    scale = Decimal(2) ** (bits - 1 - int((exact.ln() / LN2).to_integral_value(rounding="ROUND_FLOOR")))
    high = float((exact * scale).to_integral_value(rounding="ROUND_FLOOR") / scale)
    return high, float(exact - Decimal(high))


def hexadecimal(*numbers):
    return ", ".join(number.hex() for number in numbers)


def logarithms():
    rows = []
    for i in range(256):
        low = double_from_bits(0x3FE6000000000000 + (i << 44))
        high = double_from_bits(0x3FE6000000000000 + ((i + 1) << 44))
        inverse = 1.0 if 1.0 in (low, high) else float(1 / ((Decimal(low) + Decimal(high)) / 2))
        rows.append((inverse, *pair(-Decimal(inverse).ln())))
    return rows


def powers():
    return [pair((LN2 * i / 128).exp()) for i in range(128)]


def main():
    print("""// SPDX-License-Identifier: Apache-2.0
// Made by packaging/make_elementary_tables.py; not edited by hand. What the numbers are for stands in
// detente/base/elementary.cpp.
#pragma once

namespace detente::elementary::tables {

// clang-format off
struct Logarithm {
    double inverse, high, low;  // high + low = -log(inverse)
};
struct TabledPower {
    double high, low;  // their sum is 2^(row / 128)
};""")
    print("// ln 2, and ln 2 / 128, as a first part with zeros behind and the rest.")
    high, low = cut(LN2, 40)
    print(f"inline constexpr double kLn2High = {high.hex()}, kLn2Low = {low.hex()};")
    high, low = cut(LN2 / 128, 34)
    print(f"inline constexpr double kStepHigh = {high.hex()}, kStepLow = {low.hex()};")
    print(f"inline constexpr double kStepsPerUnit = {float(128 / LN2).hex()};")
    print("inline constexpr Logarithm kLogarithms[256] = {")
    for row in logarithms():
        print(f"    {{{hexadecimal(*row)}}},")
    print("};\ninline constexpr TabledPower kPowers[128] = {")
    for row in powers():
        print(f"    {{{hexadecimal(*row)}}},")
    print("};\n// clang-format on\n\n}  // namespace detente::elementary::tables")


main()
