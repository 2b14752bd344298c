# SPDX-License-Identifier: Apache-2.0
"""A second way to the verdicts of `detente deals` that shares nothing with the engine: another reader of the file, another
solver, and red lines spelled out package by package instead of being reduced to the best one.

Additive family, weak directions, statements and numbers of one account. Exact: fractions throughout. Slow, and meant so:
it is written to be checked by eye.

With one unknown a level step, statements are rows s (strict: s.v > 0, weak: s.v >= 0, equal: s.v = 0). A package with
vector x is `always` iff x is a non-negative combination of rows, and `never` iff the rows and x together combine to zero
with a strict row taking part (Motzkin 1936).
"""

import itertools
import re
import tomllib
from fractions import Fraction

TERM = re.compile(r"\s*(?P<any>any)?\s*\{(?P<body>[^}]*)\}\s*$")
RELATION = re.compile(r"(>=|<=|≥|≤|>|<|=)(?![^{]*\})")
DIRECTIONS = {"more": (1, "weak"), "strictly more": (1, "strict"), "less": (-1, "weak"), "strictly less": (-1, "strict"),
              "same": (1, "equal")}


def read(path):
    with open(path, "rb") as file:
        return tomllib.load(file, parse_float=Fraction)


def level(issue, text):
    text = text.strip()
    quoted = text[:1] in "'\""
    text = text.strip("'\"")
    if not quoted and text.isdigit():
        return int(text)
    return issue["levels"].index(text)


def parts(body):
    """The conditions of "{ a = x, b <= y }", commas inside quotes left alone."""
    for piece in re.findall(r"(?:[^,'\"]|'[^']*'|\"[^\"]*\")+", body):
        if piece.strip():
            yield re.match(r"\s*([\w-]+)\s*(<=|>=|≤|≥|=|<|>)\s*(.+?)\s*$", piece).groups()


class Case:
    def __init__(self, path, account=None):
        self.file = read(path)
        self.issues = self.file["issues"]
        self.account = account or self.file["scenario"].get("default_account")
        self.sizes = [len(issue["levels"]) for issue in self.issues.values()]
        self.every_package = list(itertools.product(*[range(size) for size in self.sizes]))
        self.infeasible = [self.matches(rule["when"]) for position, rule in enumerate(self.file.get("infeasible", []), 1)
                           if self.in_force(rule.get("id", f"infeasible.{position}"))]

    # Which items an account leaves out.
    def in_force(self, *names):
        accounts = self.file.get("accounts", {})
        named = {item for account in accounts.values() for item in account.get("items", [])}
        if not named & set(names):
            return True
        chosen, todo = set(), [self.account]
        while todo:
            account = accounts[todo.pop()]
            chosen |= set(account.get("items", []))
            todo += account.get("includes", [])
        return bool(chosen & set(names))

    def matches(self, text):
        """The test that a pattern puts to a package."""
        conditions = []
        for name, sign, wanted in parts(TERM.match(text).group("body")):
            position = list(self.issues).index(name)
            conditions.append((position, sign, level(self.issues[name], wanted)))
        tests = {"=": lambda a, b: a == b, "<=": lambda a, b: a <= b, "≤": lambda a, b: a <= b, "<": lambda a, b: a < b,
                 ">=": lambda a, b: a >= b, "≥": lambda a, b: a >= b, ">": lambda a, b: a > b}
        return lambda package: all(tests[sign](package[position], wanted) for position, sign, wanted in conditions)

    def feasible(self, package):
        return not any(rule(package) for rule in self.infeasible)

    def separate(self):
        return (self.file["scenario"].get("no_deal") == "separate"
                or any("no_deal" in numbers for numbers in self.file.get("values", {}).values()))

    def counted(self):
        return [package for package in self.every_package
                if self.feasible(package) and (self.separate() or any(package))]

    def alternatives(self, text):
        """The packages that a term stands for; None stands for no deal."""
        text = text.strip()
        if text == "no deal":
            return [None]
        term = TERM.match(text)
        if term.group("any"):
            test = self.matches(text)
            return [package for package in self.every_package
                    if test(package) and self.feasible(package) and (self.separate() or any(package))]
        package = [0] * len(self.sizes)
        for name, _, wanted in parts(term.group("body")):
            package[list(self.issues).index(name)] = level(self.issues[name], wanted)
        return [tuple(package)]


class Party:
    """Unknowns: the steps of every issue, no deal, the scale of the numbers, one weight an issue."""

    def __init__(self, case, name):
        self.case, self.name = case, name
        self.first = list(itertools.accumulate([0] + [size - 1 for size in case.sizes]))
        self.no_deal = self.first[-1]
        self.scale = self.no_deal + 1
        self.size = self.scale + 1 + len(case.sizes)
        self.rows = []
        self.directions()
        self.numbers()
        self.statements()
        if not case.separate():
            self.add({self.no_deal: 1}, "equal")
        self.rows = list(dict.fromkeys(self.rows))

    def add(self, entries, kind):
        row = [Fraction(0)] * self.size
        for position, value in entries.items():
            row[position] += value
        self.rows.append((tuple(row), kind))

    def directions(self):
        for position, (name, issue) in enumerate(self.case.issues.items()):
            wish = issue.get("prefers", {}).get(self.name)
            identity = f"{self.name}.{name}"
            if isinstance(wish, dict):
                identity, wish = wish.get("id", identity), wish.get("direction")
            if wish is None or not self.case.in_force(identity):
                continue
            sign, kind = DIRECTIONS[wish]
            for step in range(self.first[position], self.first[position + 1]):
                self.add({step: sign}, kind)

    def numbers(self):
        values = self.case.file.get("values", {}).get(self.name, {})
        if not values:
            return
        self.add({self.scale: 1}, "strict")
        for position, name in enumerate(self.case.issues):
            first, last = self.first[position], self.first[position + 1]
            shape = values.get("levels", {}).get(name)
            weight = values.get("weights", {}).get(name)
            unknown = self.scale + 1 + position
            if shape is None:
                if weight is not None:
                    self.add({**{step: 1 for step in range(first, last)}, self.scale: -Fraction(weight)}, "equal")
                continue
            self.add({unknown: 1}, "weak")
            if weight is not None:
                self.add({unknown: 1, self.scale: -Fraction(weight)}, "equal")
            for upper in range(1, len(shape)):
                gain = Fraction(shape[upper]) - Fraction(shape[0])
                self.add({**{step: 1 for step in range(first, first + upper)}, unknown: -gain}, "equal")
        if "no_deal" in values:
            offset = {self.scale + 1 + position: Fraction(values["levels"][name][0])
                      for position, name in enumerate(self.case.issues) if name in values.get("levels", {})}
            self.add({self.no_deal: 1, self.scale: -Fraction(values["no_deal"]), **offset}, "equal")

    def statements(self):
        for statement in self.case.file.get("statements", []):
            identity = statement["id"]
            if self.name not in statement.get("parties", [statement.get("party")]):
                continue
            if not self.case.in_force(identity, f"{identity}.{self.name}"):
                continue
            left, sign, right = RELATION.split(statement["says"], maxsplit=1)
            if "state " in left + right:
                continue
            if sign in ("<", "<=", "≤"):
                left, right = right, left
            kind = {"=": "equal", ">": "strict", "<": "strict"}.get(sign, "weak")
            for better in self.case.alternatives(left):
                for worse in self.case.alternatives(right):
                    self.add(self.difference(better, worse), kind)

    def value(self, package):
        if package is None:
            return {self.no_deal: Fraction(1)}
        return {self.first[position] + step: Fraction(1)
                for position, reached in enumerate(package) for step in range(reached)}

    def difference(self, better, worse):
        result = self.value(better)
        for position, amount in self.value(worse).items():
            result[position] = result.get(position, 0) - amount
        return result

    def vector(self, package):
        row = [Fraction(0)] * self.size
        for position, amount in self.difference(package, None).items():
            row[position] += amount
        return tuple(row)

    def contradicts(self, *more):
        """Do the rows, and these, combine to zero with a strict row taking part?"""
        rows = self.rows + list(more)
        columns = [row + (Fraction(kind == "strict"),) for row, kind in rows]
        columns += [tuple(-value for value in row) + (Fraction(0),) for row, kind in rows if kind == "equal"]
        return combines(columns, (Fraction(0),) * self.size + (Fraction(1),))

    def verdict(self, package):
        x = self.vector(package)
        columns = [row for row, _ in self.rows] + [tuple(-value for value in row) for row, kind in self.rows if kind == "equal"]
        if combines(columns, x):
            return "always"
        if self.contradicts((x, "weak")):
            return "never"
        return "undetermined"


def combines(columns, target):
    """Is the target a combination of the columns with multipliers that are not negative? First phase of the simplex
    method in fractions, Bland's rule."""
    signs = [-1 if value < 0 else 1 for value in target]
    table = [[signs[i] * column[i] for column in columns] + [signs[i] * target[i]] for i in range(len(target))]
    table = [row for row in table if any(row)]
    basis = [None] * len(table)  # None: an artificial unknown
    while True:
        costs = [sum(row[j] for row, base in zip(table, basis) if base is None) for j in range(len(columns))]
        entering = next((j for j, cost in enumerate(costs) if cost > 0 and j not in basis), None)
        if entering is None:
            return all(row[-1] == 0 for row, base in zip(table, basis) if base is None)
        ratios = [(row[-1] / row[entering], -1 if basis[i] is None else basis[i], i)
                  for i, row in enumerate(table) if row[entering] > 0]
        _, _, leaving = min(ratios)
        pivot = table[leaving][entering]
        table[leaving] = [value / pivot for value in table[leaving]]
        for i, row in enumerate(table):
            if i != leaving and row[entering]:
                factor = row[entering]
                table[i] = [value - factor * other if other else value for value, other in zip(row, table[leaving])]
        basis[leaving] = entering
