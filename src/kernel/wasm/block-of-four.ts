// AssemblyScript. Blocks of four vectors that lie side by side, four numbers a node; each of their products is one sum from the
// first node to the last, as in src/kernel/block-of-four.ts, which says what these mean.

export function lengths(block: usize, bytes: usize, into: usize): void {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (let at: usize = 0; at < bytes; at += 32) {
    const first = v128.load(block + at);
    const last = v128.load(block + at, 16);
    low = f64x2.add(low, f64x2.mul(first, first));
    high = f64x2.add(high, f64x2.mul(last, last));
  }
  v128.store(into, f64x2.sqrt(low));
  v128.store(into, f64x2.sqrt(high), 16);
}

export function products(old: usize, fresh: usize, bytes: usize, into: usize): void {
  let aLow = f64x2.splat(0);
  let aHigh = f64x2.splat(0);
  let bLow = f64x2.splat(0);
  let bHigh = f64x2.splat(0);
  let cLow = f64x2.splat(0);
  let cHigh = f64x2.splat(0);
  let dLow = f64x2.splat(0);
  let dHigh = f64x2.splat(0);
  for (let at: usize = 0; at < bytes; at += 32) {
    const low = v128.load(fresh + at);
    const high = v128.load(fresh + at, 16);
    const a = v128.load64_splat(old + at);
    aLow = f64x2.add(aLow, f64x2.mul(a, low));
    aHigh = f64x2.add(aHigh, f64x2.mul(a, high));
    const b = v128.load64_splat(old + at, 8);
    bLow = f64x2.add(bLow, f64x2.mul(b, low));
    bHigh = f64x2.add(bHigh, f64x2.mul(b, high));
    const c = v128.load64_splat(old + at, 16);
    cLow = f64x2.add(cLow, f64x2.mul(c, low));
    cHigh = f64x2.add(cHigh, f64x2.mul(c, high));
    const d = v128.load64_splat(old + at, 24);
    dLow = f64x2.add(dLow, f64x2.mul(d, low));
    dHigh = f64x2.add(dHigh, f64x2.mul(d, high));
  }
  v128.store(into, aLow);
  v128.store(into, aHigh, 16);
  v128.store(into, bLow, 32);
  v128.store(into, bHigh, 48);
  v128.store(into, cLow, 64);
  v128.store(into, cHigh, 80);
  v128.store(into, dLow, 96);
  v128.store(into, dHigh, 112);
}

export function subtract(old: usize, fresh: usize, bytes: usize, along: usize): void {
  const aLow = v128.load(along);
  const aHigh = v128.load(along, 16);
  const bLow = v128.load(along, 32);
  const bHigh = v128.load(along, 48);
  const cLow = v128.load(along, 64);
  const cHigh = v128.load(along, 80);
  const dLow = v128.load(along, 96);
  const dHigh = v128.load(along, 112);
  for (let at: usize = 0; at < bytes; at += 32) {
    const a = v128.load64_splat(old + at);
    const b = v128.load64_splat(old + at, 8);
    const c = v128.load64_splat(old + at, 16);
    const d = v128.load64_splat(old + at, 24);
    const low = f64x2.add(
      f64x2.add(f64x2.mul(a, aLow), f64x2.mul(b, bLow)),
      f64x2.add(f64x2.mul(c, cLow), f64x2.mul(d, dLow)),
    );
    const high = f64x2.add(
      f64x2.add(f64x2.mul(a, aHigh), f64x2.mul(b, bHigh)),
      f64x2.add(f64x2.mul(c, cHigh), f64x2.mul(d, dHigh)),
    );
    v128.store(fresh + at, f64x2.sub(v128.load(fresh + at), low));
    v128.store(fresh + at, f64x2.sub(v128.load(fresh + at, 16), high), 16);
  }
}

/** `kept` and `sizes` are four numbers each. */
export function separate(block: usize, bytes: usize, sizes: usize, kept: usize, nothing: f64): f64 {
  let least: f64 = Infinity;
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (let at: usize = 0; at < bytes; at += 32) {
    const first = v128.load64_splat(block + at);
    low = f64x2.add(low, f64x2.mul(first, v128.load(block + at)));
    high = f64x2.add(high, f64x2.mul(first, v128.load(block + at, 16)));
  }
  for (let lane: usize = 0; lane < 32; lane += 8) {
    const own = lane < 16 ? low : high;
    const size = Math.sqrt(lane & 8 ? f64x2.extract_lane(own, 1) : f64x2.extract_lane(own, 0));
    const part = size / load<f64>(sizes + lane);
    const left = load<f64>(kept + lane) * part;
    const isNew = left > nothing;
    store<f64>(kept + lane, isNew ? left : 0);
    if (isNew) least = Math.min(least, part);
    const inverse: f64 = isNew ? 1 / size : 0;
    const each = f64x2.splat(inverse);
    // What the lane itself is multiplied by, and what it takes from those after it.
    const scaleLow = v128.bitselect(each, f64x2.splat(1), laneMask(0, lane));
    const scaleHigh = v128.bitselect(each, f64x2.splat(1), laneMask(16, lane));
    const takeLow = v128.and(f64x2.mul(low, each), laterMask(0, lane));
    const takeHigh = v128.and(f64x2.mul(high, each), laterMask(16, lane));
    low = f64x2.splat(0);
    high = f64x2.splat(0);
    const next = lane < 24 ? lane + 8 : lane;
    for (let at: usize = 0; at < bytes; at += 32) {
      const place = block + at;
      const unit = f64x2.mul(v128.load64_splat(place + lane), each);
      const freshLow = f64x2.sub(f64x2.mul(v128.load(place), scaleLow), f64x2.mul(unit, takeLow));
      const freshHigh = f64x2.sub(f64x2.mul(v128.load(place, 16), scaleHigh), f64x2.mul(unit, takeHigh));
      v128.store(place, freshLow);
      v128.store(place, freshHigh, 16);
      const following = v128.load64_splat(place + next);
      low = f64x2.add(low, f64x2.mul(following, freshLow));
      high = f64x2.add(high, f64x2.mul(following, freshHigh));
    }
  }
  return least;
}

function laneMask(from: usize, lane: usize): v128 {
  return i64x2(from === lane ? -1 : 0, from + 8 === lane ? -1 : 0);
}

function laterMask(from: usize, lane: usize): v128 {
  return i64x2(from > lane ? -1 : 0, from + 8 > lane ? -1 : 0);
}
