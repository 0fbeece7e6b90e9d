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
  // A sum is finite only if every term is; it overflows in cases nobody meets, and then the search finds nothing.
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index];
  if (Number.isFinite(sum)) return values;
  for (let index = 0; index < values.length; index++) finite(values[index], `${where}[${index}]`);
  return values;
}
