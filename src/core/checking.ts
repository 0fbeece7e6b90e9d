import { CHECKS } from './checks/all.ts';
import type { Check } from './checks/check.ts';
import { ownRule, requirement } from './devices/source.ts';
import { bySeverity, type Finding } from './findings.ts';
import type { Formulary } from './formulary.ts';
import type { Computed } from './plan.ts';
import { say } from './said/sentence.ts';
import { ifRepresentable } from './units.ts';
import type { VisitInput } from './visit-input.ts';

/** How the checks of a plan are made. The core reads no clock: whoever asks brings the watch and hears of what failed. */
export interface Checking {
  /** Every check where absent; a test puts one that fails in the place of another. */
  readonly checks?: readonly Check[];
  /** Milliseconds of a clock that only goes forward. */
  readonly watch?: () => number;
  /** Told what a check threw: it is a defect of ours. */
  readonly failed?: (thrown: unknown) => void;
}

/** Longer than this no check of one plan takes by far; ours. What it then says may rest on a machine in trouble. */
export const CHECK_LIMIT_MS = 5000;

/**
 * Every finding of every check, gravest first. A check that throws, or takes too long, is no silence: the plan is then not
 * checked, and nobody can sign it or go on with it [SR-47].
 */
export function checked(
  input: VisitInput,
  computed: Computed,
  formulary: Formulary,
  { checks = CHECKS, watch = () => 0, failed = () => undefined }: Checking = {},
): readonly Finding[] {
  const said = checks.flatMap((check, index): readonly Finding[] => {
    const began = watch();
    try {
      const findings = ifRepresentable(() => check(input, computed, formulary)) ?? [BEYOND_RANGE];
      const isLate = watch() - began > CHECK_LIMIT_MS;
      return isLate ? [...findings, notChecked('took too long', index, checks.length)] : findings;
    } catch (thrown) {
      failed(thrown);
      return [notChecked('failed', index, checks.length)];
    }
  });
  return bySeverity(said);
}

const BEYOND_RANGE: Finding = {
  rule: 'beyond-range',
  severity: 'refuse',
  at: '',
  message:
    'An amount in this visit is so large or so small that a check could not be made. Look for a wrong unit or a slipped decimal point.',
  said: [say('beyond-range')],
  working: {},
  source: ownRule('Theca', 'amounts are exact whole numbers of the smallest unit, up to 2⁵³'),
};

const notChecked = (how: 'failed' | 'took too long', index: number, of: number): Finding => ({
  rule: 'not-checked',
  severity: 'refuse',
  at: '',
  message: `NOT CHECKED: check ${index + 1} of ${of} ${how}. The plan cannot be signed or carried out until every check was made. This is a fault of Theca and not of the order: report it.`,
  said: [say(how === 'failed' ? 'not-checked-failed' : 'not-checked-late', { check: index + 1, of })],
  working: { check: { kind: 'number', value: index + 1 } },
  source: requirement('SR-47', 'an error or a time-out of a check is never silence'),
});
