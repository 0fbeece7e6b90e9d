import type { Severity } from '../findings.ts';
import { type Adoption, adoptedSource, adoptionOf, type Formulary } from '../formulary.ts';
import type { Figure, Limit, Source } from '../limits.ts';
import { compare, type Quantity, scale } from '../units.ts';

/** Why a value was judged as it was. */
export type Ground =
  | 'adopted'
  | 'verified'
  | 'unconfirmed'
  | 'twice-unconfirmed'
  | 'twice-published'
  | 'usual';

export interface Judgement<Unit extends string> {
  readonly limit: string;
  readonly severity: Severity;
  readonly side: 'above' | 'below';
  /** The bound that was crossed; for `twice-…` the single one, not its double. */
  readonly bound: Quantity<Unit>;
  readonly ground: Ground;
  readonly source: Source;
}

/**
 * Judges a value by one limit. Above a verified or adopted bound: refuse; above a recalled or derived one: warn, and refuse
 * above its double; above the usual: warn. Below the usual: note, so that a higher dose is never judged more mildly. An
 * adoption replaces the upper bound, or supplies one. Null where there is nothing to say.
 */
export function judge<Unit extends string>(
  limit: Limit<Unit>,
  value: Quantity<Unit>,
  formulary: Formulary,
): Judgement<Unit> | null {
  return judgeAllowed(limit, value, adoptionOf(formulary, limit.id)) ?? judgeUsual(limit, value);
}

/**
 * Judges a value by every limit on it. Where none has an upper bound and none was adopted, twice `anchor`, the highest
 * verified published value, refuses until the clinic adopts a limit.
 */
export function judgeAll<Unit extends string>(
  limits: readonly Limit<Unit>[],
  anchor: Figure<Quantity<Unit>> | null,
  value: Quantity<Unit>,
  formulary: Formulary,
): readonly Judgement<Unit>[] {
  const single = limits.flatMap((limit) => judge(limit, value, formulary) ?? []);
  const isBounded = limits.some(
    ({ id, allowed }) => allowed?.max !== undefined || adoptionOf(formulary, id) !== null,
  );
  if (anchor === null || isBounded || !isAboveTwice(value, anchor.value)) return single;
  return [
    {
      limit: anchor.id,
      severity: 'refuse',
      side: 'above',
      bound: anchor.value,
      ground: 'twice-published',
      source: anchor.source,
    },
    ...single,
  ];
}

function judgeAllowed<Unit extends string>(
  limit: Limit<Unit>,
  value: Quantity<Unit>,
  adoption: Adoption | null,
): Judgement<Unit> | null {
  const { allowed, source } = limit;
  if (allowed?.min !== undefined && compare(value, allowed.min) < 0) {
    const ground = isConfirmed(source) ? 'verified' : 'unconfirmed';
    const severity = isConfirmed(source) ? 'refuse' : 'warn';
    return { limit: limit.id, severity, side: 'below', bound: allowed.min, ground, source };
  }
  const above = (bound: Quantity<Unit>, severity: Severity, ground: Ground, from: Source) =>
    compare(value, bound) > 0
      ? ({ limit: limit.id, severity, side: 'above', bound, ground, source: from } as const)
      : null;
  if (adoption !== null)
    return above(adoption.max as unknown as Quantity<Unit>, 'refuse', 'adopted', adoptedSource(adoption));
  if (allowed?.max === undefined) return null;
  if (isConfirmed(source)) return above(allowed.max, 'refuse', 'verified', source);
  if (isAboveTwice(value, allowed.max)) return above(allowed.max, 'refuse', 'twice-unconfirmed', source);
  return above(allowed.max, 'warn', 'unconfirmed', source);
}

function judgeUsual<Unit extends string>(
  { id, usual, source }: Limit<Unit>,
  value: Quantity<Unit>,
): Judgement<Unit> | null {
  if (usual?.max !== undefined && compare(value, usual.max) > 0)
    return { limit: id, severity: 'warn', side: 'above', bound: usual.max, ground: 'usual', source };
  if (usual?.min !== undefined && compare(value, usual.min) < 0)
    return { limit: id, severity: 'note', side: 'below', bound: usual.min, ground: 'usual', source };
  return null;
}

const isConfirmed = ({ confidence }: Source): boolean =>
  confidence === 'verified' || confidence === 'adopted';

/** Halving the value, up to the next whole unit, cannot overflow as doubling the bound can. */
const isAboveTwice = <Unit extends string>(value: Quantity<Unit>, bound: Quantity<Unit>): boolean =>
  compare(scale(value, 1, 2, 'up'), bound) > 0;
