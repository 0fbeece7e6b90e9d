/** A computation that cannot go on, or that left the finite numbers; `where` says at which step it arose. */
export class NumericalError extends Error {
  readonly where: string;

  constructor(where: string, message: string) {
    super(`${where}: ${message}`);
    this.name = 'NumericalError';
    this.where = where;
  }
}

/** The value itself, or a throw if it is NaN or infinite: nothing that is not a number leaves the kernel. */
export function finite(value: number, where: string): number {
  if (!Number.isFinite(value)) throw new NumericalError(where, `not finite (${value})`);
  return value;
}

/** The array itself, or a throw that names the first place that is NaN or infinite. */
export function allFinite(values: Float64Array, where: string): Float64Array {
  // x - x is zero for a finite x and NaN for any other, and NaN stays in a sum: four sums are under way together.
  let [a, b, c, d] = [0, 0, 0, 0];
  let index = 0;
  for (; index + 4 <= values.length; index += 4) {
    a += values[index] - values[index];
    b += values[index + 1] - values[index + 1];
    c += values[index + 2] - values[index + 2];
    d += values[index + 3] - values[index + 3];
  }
  for (; index < values.length; index++) a += values[index] - values[index];
  if (a + b + c + d === 0) return values;
  for (let place = 0; place < values.length; place++) finite(values[place], `${where}[${place}]`);
  return values;
}
