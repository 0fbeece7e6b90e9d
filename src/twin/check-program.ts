import type { PumpProfile } from '../core/devices/pump-profile.ts';
import type { Mixture } from '../core/mixture.ts';
import type { DayPattern, Program } from '../core/program.ts';
import { programFlow } from '../core/program-flow.ts';
import { programPointer } from '../core/program-pointer.ts';
import { minutesAfterMidnight, WEEKDAYS } from '../core/time.ts';
import { compare, inSmallestUnit } from '../core/units.ts';
import type { Refuse } from './refuse.ts';
import { NL_PER_ML } from './reservoir-content.ts';

/** A program that this pump can run with what its reservoir holds, at every minute of the week. */
export function checkProgram(
  program: Program,
  label: Mixture,
  profile: PumpProfile,
  at: string,
  refuse: Refuse,
): void {
  if (profile.known.modes !== null && !profile.modes.includes(program.mode))
    refuse('contradictory', `${at}/mode`, `what the ${profile.name} can do: ${profile.modes.join(', ')}`);
  if (program.mode === 'schedule') checkWeek(program.patterns, at, refuse);
  const { steps, problems } = programFlow(program, label, profile);
  for (const problem of problems)
    refuse(
      problem.code === 'beyond-range' ? 'out-of-range' : 'missing',
      `${at}${problem.at}`,
      'a setting whose flow can be computed with what the reservoir holds',
    );
  for (const step of steps) {
    const most = profile.maximumFlow;
    if (inSmallestUnit(step.flow) < 0) refuse('out-of-range', `${at}${step.at}`, 'a flow of zero or more');
    if (most !== null && compare(step.flow, most.value) > 0)
      refuse('out-of-range', `${at}${step.at}`, `at most ${inSmallestUnit(most.value) / NL_PER_ML} mL/d`);
  }
}

/** What no group names would run at nothing, and what two name by one of them alone. */
function checkWeek(patterns: readonly DayPattern[], at: string, refuse: Refuse): void {
  const named = patterns.flatMap(({ days }) => days);
  const missing = WEEKDAYS.filter((day) => !named.includes(day));
  if (missing.length > 0) refuse('contradictory', `${at}/days`, `steps also for ${missing.join(', ')}`);
  if (missing.length + named.length > WEEKDAYS.length) {
    const twice = WEEKDAYS.filter((day) => named.indexOf(day) !== named.lastIndexOf(day));
    refuse('contradictory', `${at}/days`, `one group only for ${twice.join(', ')}`);
  }
  for (const [p, { steps }] of patterns.entries()) {
    const group = (): string => `${at}${programPointer.pattern(patterns, p)}/steps`;
    if (steps.length === 0) refuse('missing', group(), 'at least one step');
    const begun = new Set<number>();
    for (const [s, step] of steps.entries()) {
      const minute = minutesAfterMidnight(step.at);
      if (begun.has(minute))
        refuse('contradictory', `${group()}/${s}/at`, 'a time at which no other step begins');
      begun.add(minute);
    }
  }
}
