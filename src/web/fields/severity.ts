import type { Severity } from '../../core/findings.ts';

/** The three severities of a finding, and what needs nothing. */
export type Mark = Severity | 'good';

/** Outlines in a square of 14: octagon, triangle, circle, tick. A shape says it where no colour can. */
export const MARK_SHAPES: Readonly<Record<Mark, string>> = {
  refuse: 'M4.2 0h5.6L14 4.2v5.6L9.8 14H4.2L0 9.8V4.2z',
  warn: 'M7 .6 14 13.4H0z',
  note: 'M7 .4a6.6 6.6 0 1 1-.01 0z',
  good: 'M1.5 7.4 5.4 11.6 12.6 2.8',
};

/** The sign inside the shape, cut out in the colour of the ground. */
export const MARK_SIGNS: Readonly<Record<Mark, string>> = {
  refuse: 'M4.4 4.4 9.6 9.6M9.6 4.4 4.4 9.6',
  warn: 'M7 5v4M7 11.1v.1',
  note: 'M7 6.4v3.8M7 3.9v.1',
  good: '',
};
