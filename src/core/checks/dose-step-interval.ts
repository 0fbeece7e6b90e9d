import { type DoseChange, doseChanges } from '../dose-change.ts';
import type { TitrationStep } from '../drugs/drug.ts';
import type { Finding } from '../findings.ts';
import { doseAt } from '../held.ts';
import { drugWord } from '../limit-finding.ts';
import { say } from '../said/sentence.ts';
import { compareInstants, earlier, elapsed, type Instant } from '../time.ts';
import { compare, isPositive, milliseconds } from '../units.ts';
import type { LastState, VisitInput } from '../visit-input.ts';
import { durationWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { stepsFor } from './dose-step.ts';

const A_WEEK = milliseconds(7 * 86_400_000);

/** Every increase against the least time since the pump was last told a dose, and the most changes in a week. */
export const checkDoseStepInterval: Check = (input, computed) => {
  const { last } = input;
  if (last === null) return [];
  return doseChanges(input, computed).flatMap((change) => {
    const { before, after } = change;
    if (before === null || after === null || !isPositive(before) || compare(after, before) <= 0) return [];
    const steps = stepsFor(input, change);
    return [...once(steps, input, last, change), ...often(steps, input, last, change)];
  });
};

/** The last moment before the visit at which a dose was set: a fill or a change of the program. */
const lastSet = (last: LastState, visitAt: Instant): Instant =>
  last.changes
    .map(({ at }) => at)
    .filter((at) => compareInstants(at, visitAt) <= 0)
    .reduce((latest, at) => (compareInstants(at, latest) > 0 ? at : latest), last.fill.at);

function once(
  steps: readonly TitrationStep[],
  { visit }: VisitInput,
  last: LastState,
  { drug: id }: DoseChange,
): readonly Finding[] {
  const since = elapsed(lastSet(last, visit.at), visit.at);
  const met = new Set<string>();
  return steps.flatMap(({ interval, beyond }) => {
    if (interval === null || met.has(interval.id) || compare(since, interval.value) >= 0) return [];
    met.add(interval.id);
    return {
      rule: 'dose-step-interval',
      severity: beyond,
      at: doseAt(visit.program),
      message: `${drugWord(id)} is raised ${durationWords(since)} after the pump was last programmed. The least time between steps is ${durationWords(interval.value)} (${interval.source.where}; ${interval.source.confidence}).`,
      said: [
        say('dose-step-interval', {
          drug: id,
          since,
          interval: interval.value,
          where: interval.source.where,
          confidence: interval.source.confidence,
        }),
      ],
      working: {
        since: working.duration(since),
        interval: working.duration(interval.value),
        figure: working.text(interval.id),
      },
      source: interval.source,
    };
  });
}

function often(
  steps: readonly TitrationStep[],
  { visit }: VisitInput,
  last: LastState,
  { drug: id }: DoseChange,
): readonly Finding[] {
  const weekAgo = earlier(visit.at, A_WEEK);
  const inWeek = last.changes.filter(
    ({ at }) => compareInstants(at, weekAgo) > 0 && compareInstants(at, visit.at) <= 0,
  ).length;
  return steps.flatMap(({ perWeek }) => {
    if (perWeek === undefined || inWeek + 1 <= perWeek.value.max) return [];
    return {
      rule: 'dose-step-interval',
      severity: 'warn',
      at: doseAt(visit.program),
      message: `This is the ${inWeek + 1}th change of the program in 7 days. ${drugWord(id)} is raised at most ${perWeek.value.min} to ${perWeek.value.max} times a week (${perWeek.source.where}; ${perWeek.source.confidence}).`,
      said: [
        say('dose-step-often', {
          count: inWeek + 1,
          within: A_WEEK,
          drug: id,
          least: perWeek.value.min,
          most: perWeek.value.max,
          where: perWeek.source.where,
          confidence: perWeek.source.confidence,
        }),
      ],
      working: { changes: working.number(inWeek + 1), figure: working.text(perWeek.id) },
      source: perWeek.source,
    };
  });
}
