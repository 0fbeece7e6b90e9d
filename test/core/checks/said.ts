import type { Check } from '../../../src/core/checks/check.ts';
import { UNADOPTED } from '../../../src/core/formulary.ts';
import { compute } from '../../../src/core/visit.ts';
import type { VisitEntry, VisitInput } from '../../../src/core/visit-input.ts';
import { SAMPLE } from '../sample-visit.ts';

/** What one check says about a visit. */
export const saying = (check: Check) => (input: VisitInput) => check(input, compute(input), UNADOPTED);

/** Rule, severity and place, for comparing at a glance. */
export const brief = (findings: ReturnType<Check>): readonly string[] =>
  findings.map(({ rule, severity, at }) => `${severity} ${rule} ${at}`);

/** The sample visit with another entry. */
export const visitWith = (visit: Partial<VisitEntry>, rest: Partial<VisitInput> = {}): VisitInput => ({
  ...SAMPLE,
  ...rest,
  visit: { ...SAMPLE.visit, ...visit },
});
