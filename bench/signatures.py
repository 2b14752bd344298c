# SPDX-License-Identifier: Apache-2.0
"""Builds bench/signature.cpp with each compiler and level of optimization and compares what they print.

    python3 bench/signatures.py [COMPILER:LEVEL]...        default: g++:-O0 g++:-O2 clang++:-O0 clang++:-O2

Each is built in build/signature-COMPILER-LEVEL, with the rooms that it needs and nothing else; it takes minutes.
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def signatures(compiler, level):
    folder = ROOT / "build" / f"signature-{compiler.replace('+', 'x')}{level}"
    subprocess.run(["cmake", "-S", ROOT, "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "-DDETENTE_UNITY=ON",
                    "-DDETENTE_TESTS=OFF", "-DDETENTE_PRECOMPILE=OFF", f"-DCMAKE_CXX_COMPILER={compiler}",
                    f"-DCMAKE_CXX_FLAGS_RELEASE={level} -DNDEBUG"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["ninja", "-C", folder, "signature"], check=True, stdout=subprocess.DEVNULL)
    program = next(path for path in (folder / "signature", folder / "bench" / "signature") if path.exists())
    return subprocess.run([program], check=True, capture_output=True, text=True).stdout.split()


def main(asked):
    recorded = re.search(r'known = "([0-9a-f]{16})"', (ROOT / "tests/tournaments/run_test.cpp").read_text(encoding="utf-8"))[1]
    wrong = 0
    for one in asked:
        compiler, level = one.split(":")
        words = signatures(compiler, level)
        print(compiler, level, *words, flush=True)
        wrong += sum(word != recorded for word in words[1::2])
    sys.exit(f"the recorded signature is {recorded}" if wrong else 0)


if __name__ == "__main__":
    main(sys.argv[1:] or ["g++:-O0", "g++:-O2", "clang++:-O0", "clang++:-O2"])
