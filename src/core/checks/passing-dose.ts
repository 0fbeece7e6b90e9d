import { isBridgeDue, oldAtNewFlow } from '../bridge.ts';
import { dailyWording, doseAndHour } from '../dose-wording.ts';
import { drug } from '../drugs/all.ts';
import { limitFinding } from '../limit-finding.ts';
import { say } from '../said/sentence.ts';
import { changeFactsOf } from '../visit-facts.ts';
import type { Check } from './check.ts';
import { judgeAll } from './judge.ts';

/** Where a bridge is declined, the old solution at the new flow is a dose like any other and judged by the same limits; behind a prime too. */
export const checkPassingDose: Check = (input, { before, delivery, bridge }, formulary) => {
  const facts = changeFactsOf(input, before, delivery);
  if (facts === null || facts.choice.kind !== 'declined' || !isBridgeDue(facts)) return [];
  const doses = bridge?.without.daily ?? oldAtNewFlow(facts);
  return doses.flatMap(({ drug: id, dose }) =>
    judgeAll(drug(id).dailyDose, drug(id).anchor, dose, formulary)
      .filter((judgement) => judgement.side === 'above')
      .map((judgement) =>
        limitFinding(judgement, {
          rule: 'bridge-declined-dose',
          at: '/visit/bridge',
          subject: `Without a bridge the patient gets ${id} ${doseAndHour(id, dose)} until the old solution is through, which`,
          saidSubject: say('subject-passing', { drug: id, dose }),
          value: dose,
          wording: dailyWording(id),
        }),
      ),
  );
};
