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
  // A sum is finite only if every term is; four are under way together. It overflows where nobody meets it, and then
  // the search below finds nothing.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  const fours = values.length - (values.length % 4);
  for (let index = 0; index < fours; index += 4) {
    a += values[index];
    b += values[index + 1];
    c += values[index + 2];
    d += values[index + 3];
  }
  for (let index = fours; index < values.length; index++) a += values[index];
  if (Number.isFinite(a + b + c + d)) return values;
  for (let place = 0; place < values.length; place++) finite(values[place], `${where}[${place}]`);
  return values;
}
