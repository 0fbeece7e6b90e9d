/** The lowest and the highest of some values; not a number if one of them is none. */
export interface Extremes {
  readonly lowest: number;
  readonly highest: number;
}

export function extremesOf(values: Float64Array): Extremes {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    // Most values lie within what was seen before; what is no number lies nowhere.
    if (value >= lowest && value <= highest) continue;
    if (Number.isNaN(value)) return { lowest: value, highest: value };
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return { lowest, highest };
}
