import type { FindingJson } from '../../wire/contract/order.ts';

export interface Counts {
  readonly refuse: number;
  readonly warn: number;
  readonly note: number;
}

const ORDER = { refuse: 0, warn: 1, note: 2 } as const;

/** Gravest first; equal ones keep the order in which the checks spoke. */
export const sorted = (findings: readonly FindingJson[]): readonly FindingJson[] =>
  [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);

export function countOf(findings: readonly FindingJson[]): Counts {
  const of = (severity: FindingJson['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return { refuse: of('refuse'), warn: of('warn'), note: of('note') };
}

/** `worstDailyVolume` or `worst-daily-volume` as one reads it. */
export const workingLabel = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
