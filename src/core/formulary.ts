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
