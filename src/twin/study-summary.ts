import { type LogHistogram, logHistogram } from './log-histogram.ts';
import type { StudyRow } from './study.ts';

export const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;
const MEASURES = ['mean', 'highest', 'last'] as const;
export type StudyMeasure = (typeof MEASURES)[number];

/** What a cohort shows at one level under one program; `percentiles` belong to `SHARES`, each right to 1 %. */
export interface SummaryLine
  extends Pick<StudyRow, 'program' | 'drug' | 'level' | 'quantity' | 'unit' | 'standing'> {
  readonly measure: StudyMeasure;
  readonly patients: number;
  readonly percentiles: readonly number[];
}

type Key = Omit<SummaryLine, 'patients' | 'percentiles'>;

/** Takes rows one by one, in the memory of one histogram a line however many patients come. */
export function studySummary(): {
  readonly add: (row: StudyRow) => void;
  readonly lines: () => readonly SummaryLine[];
} {
  const lines = new Map<string, { readonly key: Key; readonly histogram: LogHistogram }>();
  return {
    add: ({ program, drug, level, quantity, unit, standing, ...row }) => {
      for (const measure of MEASURES) {
        const id = [program, drug, level, quantity, measure].join('\n');
        let line = lines.get(id);
        if (line === undefined) {
          line = {
            key: { program, drug, level, quantity, unit, standing, measure },
            histogram: logHistogram(),
          };
          lines.set(id, line);
        }
        line.histogram.add(row[measure]);
      }
    },
    lines: () =>
      [...lines.values()].map(({ key, histogram }) => ({
        ...key,
        patients: histogram.count(),
        percentiles: SHARES.map((share) => histogram.percentile(share)),
      })),
  };
}
