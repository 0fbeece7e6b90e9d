"""SciPy on the problem file: each stretch of constant rate is one call, with the analytic Jacobian, banded or sparse.

scipy_peer.py PROBLEM OUTPUT METHOD RTOL FLOOR REPEATS, with METHOD odeint or LSODA (banded), BDF or Radau (sparse).
"""

import sys
import time

import numpy as np
from scipy import integrate, sparse


def read(path):
    text = open(path).read().split()
    size, entries, changes, samples, outputs, half = map(int, text[:6])
    rest = np.array(text[6:], dtype=float)
    triplets = rest[: 3 * entries].reshape(entries, 3)
    rest = rest[3 * entries :]
    rows, columns = triplets[:, 0].astype(int), triplets[:, 1].astype(int)
    matrix = sparse.csr_matrix((triplets[:, 2], (rows, columns)), shape=(size, size))
    parts = np.split(rest, np.cumsum([size, size, changes, changes, samples]))
    return matrix, half, *parts[:5], parts[5].astype(int)


matrix, half, source, scale, starts, rates, hours, rows = read(sys.argv[1])
method, relative = sys.argv[3], float(sys.argv[4])
absolute = relative * float(sys.argv[5]) * scale
size = len(source)


def banded():
    """What lies outside the band (plasma, on which nothing depends) is left to the corrector."""
    entries = matrix.tocoo()
    band = np.zeros((2 * half + 1, size))
    inside = abs(entries.row - entries.col) <= half
    row, column = entries.row[inside], entries.col[inside]
    band[half + row - column, column] = entries.data[inside]
    return band


def stretch(state, begin, end, times, given, jacobian):
    """The states at times, the last of which is end."""
    if method == "odeint":
        return integrate.odeint(
            lambda x, t: matrix.dot(x) + given,
            state,
            np.append(begin, times),
            Dfun=lambda x, t: jacobian,
            ml=half,
            mu=half,
            rtol=relative,
            atol=absolute,
            mxstep=1000000,
            tcrit=[end],
        )[1:]
    options = {"jac": jacobian}
    if method == "LSODA":
        options = {"jac": lambda t, x: jacobian, "lband": half, "uband": half}
    return integrate.solve_ivp(
        lambda t, x: matrix.dot(x) + given,
        (begin, end),
        state,
        method=method,
        t_eval=times,
        rtol=relative,
        atol=absolute,
        **options,
    ).y.T


def solve():
    jacobian = banded() if method in ("odeint", "LSODA") else matrix.tocsc()
    state = np.zeros(size)
    out = np.zeros((len(hours), len(rows)))
    ends = np.append(starts[1:], hours[-1])
    for begin, end, rate in zip(starts, ends, rates):
        if end <= begin:
            continue
        inside = np.flatnonzero((hours > begin) & (hours <= end))
        times = hours[inside]
        closed = len(times) > 0 and times[-1] == end
        states = stretch(state, begin, end, times if closed else np.append(times, end), source * rate, jacobian)
        out[inside] = states[: len(inside)][:, rows]
        state = states[-1]
    return out


for _ in range(int(sys.argv[6])):
    begun = time.process_time()
    solution = solve()
    print(f"{time.process_time() - begun:.6f}")
solution.tofile(sys.argv[2])
