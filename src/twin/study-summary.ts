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

/** Takes rows one by one, in the memory of three histograms a level however many patients come. */
export function studySummary(): {
  readonly add: (row: StudyRow) => void;
  readonly lines: () => readonly SummaryLine[];
} {
  const levels = new Map<string, { readonly like: StudyRow; readonly histograms: readonly LogHistogram[] }>();
  return {
    add: (row) => {
      const id = `${row.program}\n${row.drug}\n${row.level}\n${row.quantity}`;
      let level = levels.get(id);
      if (level === undefined) {
        level = { like: row, histograms: MEASURES.map(() => logHistogram()) };
        levels.set(id, level);
      }
      for (const [i, measure] of MEASURES.entries()) level.histograms[i].add(row[measure]);
    },
    lines: () =>
      [...levels.values()].flatMap(({ like, histograms }) => {
        const { program, drug, level, quantity, unit, standing } = like;
        return histograms.map((histogram, i) => ({
          ...{ program, drug, level, quantity, unit, standing },
          measure: MEASURES[i],
          patients: histogram.count(),
          percentiles: SHARES.map((share) => histogram.percentile(share)),
        }));
      }),
  };
}
