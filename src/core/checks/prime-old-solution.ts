import { isBridgeDue, oldAtNewFlow, withoutBridge } from '../bridge.ts';
import { tubingVolume } from '../catheter.ts';
import { drug } from '../drugs/all.ts';
import type { Finding, Severity } from '../findings.ts';
import { sameMixture } from '../mixture.ts';
import { isNewAt } from '../never-ran.ts';
import type { PassingDose } from '../plan.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { changeFactsOf } from '../visit-facts.ts';
import * as words from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { BRIDGE_RULE } from './own-rules.ts';

/**
 * A prime of the catheter in a pump that has run carries what the tubing holds to the tip. Where the solution changes at the
 * same visit, the patient gets it at the new flow, and no bridge is computed behind a prime: refused, or declined with a reason.
 */
export const checkPrimeOldSolution: Check = (input, { before, delivery }) => {
  const { last, visit } = input;
  if (last === null || visit.fill === undefined || visit.prime === undefined || isNewAt(input)) return [];
  if (sameMixture(last.fill.components, visit.fill.components)) return [];
  const facts = changeFactsOf(input, before, delivery);
  if (facts === null)
    return [
      said('refuse', `${STILL_OLD} The flow before or after the visit cannot be computed.`, [
        say('prime-old-no-flow'),
      ]),
    ];
  if (!isBridgeDue(facts))
    return [
      said('note', `${STILL_OLD} The flow does not change, so it goes on at the old dose until then.`, [
        say('prime-old-same-flow'),
      ]),
    ];
  const tubing = tubingVolume(input.pump);
  const without = tubing.ok ? withoutBridge({ ...facts, path: tubing.value.volume }) : null;
  const old = without?.daily ?? oldAtNewFlow(facts);
  const doses = dosesWords(old);
  const time =
    without === null
      ? 'For how long cannot be said.'
      : `That lasts ${words.hoursWords(without.duration)} (${words.durationWords(without.duration)}).`;
  const gets = `${STILL_OLD} At the new flow the patient gets ${doses} at first. ${time}`;
  const saidGets = [
    say('prime-old-gets', {
      doses:
        old.length === 0
          ? [say('no-drug')]
          : old.map(({ drug: id, dose }) => say('drug-dose', { drug: id, dose })),
    }),
    without === null
      ? say('prime-old-how-long')
      : say('prime-old-lasts', { hours: without.duration, time: without.duration }),
  ];
  const values = without === null ? {} : { duration: working.duration(without.duration) };
  const { bridge } = visit;
  return bridge.kind === 'declined' && bridge.reason.trim() !== ''
    ? [said('warn', gets, saidGets, { ...values, reason: working.text(bridge.reason) })]
    : [
        said(
          'refuse',
          `${gets} No bridge is computed behind a prime: prime with the solution that ran and change it at a later visit, or decline the bridge with a reason.`,
          [...saidGets, say('prime-old-refused')],
          values,
        ),
      ];
};

const STILL_OLD =
  'The solution changes and the tubing still holds the old one, which the prime carries to the tip of the catheter.';

const said = (
  severity: Severity,
  message: string,
  sentences: readonly Sentence[],
  values: Finding['working'] = {},
): Finding => ({
  rule: 'prime-old-solution',
  severity,
  at: '/visit/bridge',
  message,
  said: [say('prime-old-still'), ...sentences],
  working: values,
  source: BRIDGE_RULE,
});

const dosesWords = (doses: readonly PassingDose[]): string =>
  doses.map((one) => `${one.drug} ${words.doseWords(one.dose, drug(one.drug).spokenIn)}`).join(', ') ||
  'no drug';
