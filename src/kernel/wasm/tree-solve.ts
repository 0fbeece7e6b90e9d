// AssemblyScript. A + shift I of a symmetric tree, eliminated for four shifts at once: one pivot waits for the one before, but
// not for those of another shift. The same sums in the same order as src/kernel/tree-solve.ts, which says what they mean. The
// multipliers and pivots of a node lie side by side, a number for each of the four shifts.

/** Returns the first node without a pivot, of the first of the shifts that lacks one, or -1. */
export function factorFour(
  parentsAt: usize,
  diagonalAt: usize,
  couplingAt: usize,
  nodes: i32,
  shiftsAt: usize,
  multipliersAt: usize,
  pivotsAt: usize,
): i32 {
  const end = (<usize>nodes) << 3;
  const lowShifts = v128.load(shiftsAt);
  const highShifts = v128.load(shiftsAt, 16);
  for (let at: usize = 0; at < end; at += 8) {
    const both = v128.load64_splat(diagonalAt + at);
    store2(pivotsAt + (at << 2), f64x2.add(both, lowShifts), f64x2.add(both, highShifts));
  }
  let sound = i64x2.splat(-1);
  const one = f64x2.splat(1);
  for (let at = end - 8; ; at -= 8) {
    const place = at << 2;
    const lowPivots = v128.load(pivotsAt + place);
    const highPivots = v128.load(pivotsAt + place, 16);
    const diagonal = v128.load64_splat(diagonalAt + at);
    sound = v128.and(sound, arePivots(lowPivots, f64x2.add(diagonal, lowShifts)));
    sound = v128.and(sound, arePivots(highPivots, f64x2.add(diagonal, highShifts)));
    const low = f64x2.div(one, lowPivots);
    const high = f64x2.div(one, highPivots);
    store2(pivotsAt + place, low, high);
    if (at === 0) break;
    const edge = v128.load64_splat(couplingAt + at);
    store2(multipliersAt + place, f64x2.mul(edge, low), f64x2.mul(edge, high));
    const square = f64x2.mul(edge, edge);
    const above = pivotsAt + ((<usize>load<i32>(parentsAt + (at >> 1))) << 5);
    store2(
      above,
      f64x2.sub(v128.load(above), f64x2.mul(square, low)),
      f64x2.sub(v128.load(above, 16), f64x2.mul(square, high)),
    );
  }
  if (v128.all_true<i64>(sound)) return -1;
  for (let place: usize = 0; place < 32; place += 8) {
    const node = withoutPivot(
      parentsAt,
      diagonalAt,
      couplingAt,
      nodes,
      load<f64>(shiftsAt + place),
      pivotsAt,
    );
    if (node >= 0) return node;
  }
  return -1;
}

function store2(to: usize, low: v128, high: v128): void {
  v128.store(to, low);
  v128.store(to, high, 16);
}

function arePivots(pivots: v128, diagonals: v128): v128 {
  const least = f64x2.splat(1e-12);
  return v128.or(
    f64x2.gt(pivots, f64x2.mul(least, diagonals)),
    f64x2.gt(f64x2.neg(pivots), f64x2.mul(least, f64x2.abs(diagonals))),
  );
}

/** The first node, from the leaves on, that has no pivot with one shift; below zero if all have one. */
function withoutPivot(
  parentsAt: usize,
  diagonalAt: usize,
  couplingAt: usize,
  nodes: i32,
  shift: f64,
  pivotsAt: usize,
): i32 {
  const end = (<usize>nodes) << 3;
  for (let at: usize = 0; at < end; at += 8) store<f64>(pivotsAt + at, load<f64>(diagonalAt + at) + shift);
  for (let node = nodes - 1; node >= 0; node--) {
    const at = (<usize>node) << 3;
    const pivot = load<f64>(pivotsAt + at);
    const diagonal = load<f64>(diagonalAt + at) + shift;
    if (!(pivot > 1e-12 * diagonal || -pivot > 1e-12 * Math.abs(diagonal))) return node;
    const inverse = 1 / pivot;
    if (node === 0) break;
    const edge = load<f64>(couplingAt + at);
    const above = pivotsAt + ((<usize>load<i32>(parentsAt + (at >> 1))) << 3);
    store<f64>(above, load<f64>(above) - edge * edge * inverse);
  }
  return -1;
}

/** With each of the four shifts: four answers to one right-hand side, side by side. */
export function solveFour(
  parentsAt: usize,
  nodes: i32,
  multipliersAt: usize,
  pivotsAt: usize,
  frontAt: usize,
  y: usize,
): void {
  const end = (<usize>nodes) << 3;
  for (let at: usize = 0; at < end; at += 8) {
    const both = v128.load64_splat(frontAt + at);
    store2(y + (at << 2), both, both);
  }
  for (let at = end - 8; at > 0; at -= 8) {
    const place = at << 2;
    const above = y + ((<usize>load<i32>(parentsAt + (at >> 1))) << 5);
    const low = f64x2.mul(v128.load(multipliersAt + place), v128.load(y + place));
    const high = f64x2.mul(v128.load(multipliersAt + place, 16), v128.load(y + place, 16));
    store2(above, f64x2.add(v128.load(above), low), f64x2.add(v128.load(above, 16), high));
  }
  store2(
    y,
    f64x2.mul(v128.load(y), v128.load(pivotsAt)),
    f64x2.mul(v128.load(y, 16), v128.load(pivotsAt, 16)),
  );
  for (let at: usize = 8; at < end; at += 8) {
    const place = at << 2;
    const above = y + ((<usize>load<i32>(parentsAt + (at >> 1))) << 5);
    const low = f64x2.mul(v128.load(y + place), v128.load(pivotsAt + place));
    const high = f64x2.mul(v128.load(y + place, 16), v128.load(pivotsAt + place, 16));
    store2(
      y + place,
      f64x2.add(low, f64x2.mul(v128.load(multipliersAt + place), v128.load(above))),
      f64x2.add(high, f64x2.mul(v128.load(multipliersAt + place, 16), v128.load(above, 16))),
    );
  }
}
