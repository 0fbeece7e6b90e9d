/**
 * The values below which given shares of the weight lie, ascending shares; of weights that sum to 1. Between two neighbours a
 * straight line through the middles of their weights.
 */
export function weightedPercentiles(
  values: Float64Array,
  weights: Float64Array,
  shares: readonly number[],
): Float64Array {
  const order = Array.from(values, (_, i) => i)
    .filter((i) => weights[i] > 0)
    .sort((a, b) => values[a] - values[b]);
  const found = new Float64Array(shares.length);
  let below = 0;
  let place = 0;
  for (const [i, share] of shares.entries()) {
    while (place < order.length && below + weights[order[place]] / 2 < share) {
      below += weights[order[place]];
      place += 1;
    }
    found[i] = between(values, weights, order, place, below, share);
  }
  return found;
}

function between(
  values: Float64Array,
  weights: Float64Array,
  order: readonly number[],
  place: number,
  below: number,
  share: number,
): number {
  if (place === 0) return values[order[0]];
  const lower = order[place - 1];
  if (place === order.length) return values[lower];
  const upper = order[place];
  const [from, to] = [below - weights[lower] / 2, below + weights[upper] / 2];
  return values[lower] + ((share - from) / (to - from)) * (values[upper] - values[lower]);
}
