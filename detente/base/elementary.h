// SPDX-License-Identifier: Apache-2.0
// exp, log and pow that give the same bits on every machine, in WebAssembly too: the standard library's
// differ from one system to the next in the last bit, which is enough to make two runs of one seed part ways.
//
// Less than one unit in the last place from the true value (about 0.51; checked against 50-digit arithmetic
// in the tests). Computed from additions, multiplications and divisions of IEEE 754 doubles alone, in a fixed
// order and never fused. Special values are those of C's Annex F (ISO/IEC 9899:2018, F.10); no flag or errno
// is promised. The method and its tables are told in docs/determinism.md.
#pragma once

namespace detente::elementary {

// e to the x. Overflows to infinity above 709.78, to 0 below -745.13; a NaN stays one.
double exp(double x);

// The natural logarithm. log(0) is -infinity; of a negative number it is NaN.
double log(double x);

// base to the exponent. pow(x, 0) and pow(1, y) are 1 whatever the other is; a negative base has a value
// for whole exponents only, and NaN else.
double pow(double base, double exponent);

}  // namespace detente::elementary
