import { type DoseChange, doseChanges, type StartReason, startReason } from '../dose-change.ts';
import { dailyWording, doseAndHour } from '../dose-wording.ts';
import { drug } from '../drugs/all.ts';
import { isOpioid, type StartRange } from '../drugs/drug.ts';
import type { Finding } from '../findings.ts';
import type { Formulary } from '../formulary.ts';
import { doseAt } from '../held.ts';
import { drugWord, limitFinding } from '../limit-finding.ts';
import { say } from '../said/sentence.ts';
import type { DoseRate } from '../units.ts';
import type { VisitInput } from '../visit-input.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { INTERRUPTION_RULE, TOLERANCE_RULE } from './dose-rules.ts';
import { judge } from './judge.ts';

/**
 * A first program, a drug that is new to the mixture, or a restart after an interruption: its dose against the starting ranges.
 * Where nobody knows whether the patient tolerates opioids, that is said, and both ranges are judged.
 */
export const checkStartingDose: Check = (input, computed, formulary) => {
  const starts = doseChanges(input, computed).flatMap((change) => {
    const reason = startReason(input, computed, change);
    return reason === null || change.after === null ? [] : [{ ...change, after: change.after, reason }];
  });
  return [
    ...restarted(
      input,
      starts.filter(({ reason }) => reason === 'restart'),
    ),
    ...starts.flatMap((start) => [
      ...tolerance(input, start),
      ...ranges(input, start.drug, start.after, start.reason, formulary),
    ]),
  ];
};

const BECAUSE: Readonly<Record<StartReason, string>> = {
  'first-program': 'This is the first program of this pump.',
  restart: 'This is a restart after delivery was interrupted.',
  'new-drug': 'The drug is new to this patient’s pump.',
  'dose-before-unknown': 'The dose before is not known.',
};

function ranges(
  { patient, visit }: VisitInput,
  id: DoseChange['drug'],
  dose: DoseRate,
  reason: StartReason,
  formulary: Formulary,
): readonly Finding[] {
  const tolerance = toleranceOf(patient.opioidTolerant);
  return drug(id)
    .start.filter(({ for: whom }) => whom === 'any' || tolerance === null || whom === tolerance)
    .flatMap((range) => {
      const judgement = judge(range, dose, formulary);
      // A low start is no danger of its own; a slip downwards is found by the unit check.
      if (judgement === null || judgement.side === 'below') return [];
      return limitFinding(judgement, {
        rule: 'starting-dose',
        at: doseAt(visit.program),
        subject: `${drugWord(id)} ${doseAndHour(id, dose)}`,
        saidSubject: say('subject-dose', { drug: id, dose }),
        value: dose,
        wording: dailyWording(id),
        remark: `${whomWords(range)}${BECAUSE[reason]}`,
        saidRemark: [...(range.for === 'any' ? [] : [say(`remark-${range.for}`)]), say(`start-${reason}`)],
        ...(range.beyond === 'note' ? { atMost: 'note' } : {}),
      });
    });
}

const toleranceOf = (tolerant: boolean | undefined): 'naive' | 'tolerant' | null =>
  tolerant === undefined ? null : tolerant ? 'tolerant' : 'naive';

const whomWords = ({ for: whom }: StartRange): string =>
  whom === 'any' ? '' : `The range is that for opioid-${whom} patients. `;

function tolerance({ patient }: VisitInput, { drug: id }: DoseChange): readonly Finding[] {
  if (patient.opioidTolerant !== undefined || !isOpioid(drug(id))) return [];
  return [
    {
      rule: 'opioid-tolerance-unknown',
      severity: 'warn',
      at: '/patient/opioidTolerant',
      message: `Whether the patient tolerates opioids is unknown. ${drugWord(id)} is judged as for one who does not.`,
      said: [say('tolerance-unknown', { drug: id })],
      working: { drug: { kind: 'text', value: id } },
      source: TOLERANCE_RULE,
    },
  ];
}

/** Said once for the whole mixture: it is one interruption. */
function restarted(
  { visit }: VisitInput,
  drugs: readonly { readonly drug: DoseChange['drug']; readonly after: DoseRate }[],
): readonly Finding[] {
  if (drugs.length === 0) return [];
  const doses = drugs.map(({ drug: id, after }) => `${id} ${doseAndHour(id, after)}`).join(', ');
  return [
    {
      rule: 'restart',
      severity: 'warn',
      at: doseAt(visit.program),
      message: `Delivery was interrupted since the last fill. This is a restart: ${doses}. It is monitored as a start, and the earlier dose does not stand by itself.`,
      said: [
        say('restart', {
          doses: drugs.map(({ drug: id, after: dose }) => say('drug-dose-hour', { drug: id, dose })),
        }),
      ],
      working: Object.fromEntries(drugs.map(({ drug: id, after }) => [id, working.dose(after)])),
      source: INTERRUPTION_RULE,
    },
  ];
}
