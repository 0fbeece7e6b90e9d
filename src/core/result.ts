/** The outcome of something that may be refused as an expected part of the domain. */
export type Result<T, Refusal> = Accepted<T> | Refused<Refusal>;

export interface Accepted<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Refused<Refusal> {
  readonly ok: false;
  readonly refusal: Refusal;
}

export const accepted = <T>(value: T): Accepted<T> => ({ ok: true, value });

export const refused = <Refusal>(refusal: Refusal): Refused<Refusal> => ({ ok: false, refusal });

/** For the `default` of a switch over a closed union: a forgotten case does not compile. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
