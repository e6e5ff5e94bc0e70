"""Somebody who reads every number that was ever published, and does the sums.

Independent of what protects: exact fractions, no orthogonal anything; and bounds by
linear programming over counts that are not negative.
"""

from fractions import Fraction

import numpy as np
from scipy.optimize import linprog


def echelon(rows):
    """Return rows in echelon form, in exact fractions: pivot column → row."""
    found = {}
    for row in rows:
        left = reduced([Fraction(int(one)) for one in row], found)
        pivot = next((i for i, one in enumerate(left) if one), None)
        if pivot is not None:
            scale = left[pivot]
            found[pivot] = [one / scale for one in left]
    return found


def reduced(row, basis):
    for pivot in sorted(basis):
        if row[pivot]:
            scale = row[pivot]
            row = [
                one - scale * old for one, old in zip(row, basis[pivot], strict=True)
            ]
    return row


def can_work_out(target, published):
    """Tell whether a group's number follows from the numbers published."""
    left = reduced([Fraction(int(one)) for one in target], echelon(published))
    return not any(left)


def bounds(target, published, numbers):
    """Return the least and the most that a group may number, given what is published."""
    found = []
    for sign in (1, -1):
        answer = linprog(
            sign * np.asarray(target, float),
            A_eq=np.asarray(published, float),
            b_eq=np.asarray(numbers, float),
            bounds=(0, None),
        )
        assert answer.status in {0, 3}, answer.message
        found.append(sign * answer.fun if answer.status == 0 else float("inf"))
    return found


def rows_of(groups):
    """Return groups as rows over all people in any of them."""
    people = sorted({person for group in groups for person in group})
    return [[int(person in group) for person in people] for group in groups]
