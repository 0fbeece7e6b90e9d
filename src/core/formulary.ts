import type { Source } from './limits.ts';

/** A clinic's signature under one limit: the bound it stands for from that day. */
export interface Adoption {
  /** The id of the limit that is replaced or supplied. */
  readonly limit: string;
  /** Upper bound in the smallest unit of the limit's dimension. */
  readonly max: number;
  readonly by: string;
  /** YYYY-MM-DD. */
  readonly on: string;
}

/** Which limits a decision was judged by. The version is recorded with every check. */
export interface Formulary {
  readonly version: string;
  readonly adoptions: readonly Adoption[];
}

/** Nothing adopted: every limit as its source has it. */
export const UNADOPTED: Formulary = { version: 'theca-2026-11', adoptions: [] };

/** The clinic's latest signature under a limit; of two on one day the later in the list. Null where there is none. */
export function adoptionOf(formulary: Formulary, limit: string): Adoption | null {
  const own = formulary.adoptions.filter((adoption) => adoption.limit === limit);
  return own.reduce<Adoption | null>(
    (latest, adoption) => (latest === null || adoption.on >= latest.on ? adoption : latest),
    null,
  );
}

/** An adopted bound cites the person who signed it. */
export const adoptedSource = (adoption: Adoption): Source => ({
  title: `adopted by ${adoption.by} on ${adoption.on}`,
  where: `this clinic's formulary, ${adoption.limit}`,
  url: null,
  confidence: 'adopted',
  read: adoption.on,
});
