import type { Finding } from '../../core/findings.ts';
import { DRUG_IDS } from '../../core/ids.ts';
import type { Source } from '../../core/limits.ts';
import type { ComponentDose, PlanDates, Residual } from '../../core/plan.ts';
import type { Change, ChangeField } from '../../core/therapy/changes.ts';
import type { Ahead, Standing } from '../../core/therapy/events.ts';
import {
  type Codec,
  dictionary,
  list,
  number,
  oneOf,
  orNull,
  record,
  text,
  words,
  yesOrNo,
} from './codec.ts';
import { concentration, day, dose, duration, flow, moment, volume, workingValue } from './quantities.ts';
import { sentences } from './sentence.ts';

const source: Codec<Source> = record('a source', {
  title: text,
  where: words,
  url: orNull(text),
  confidence: oneOf(['verified', 'recalled', 'derived', 'adopted']),
  read: words,
});

/** As in plan/1, with its sentences: what was kept before they had codes has none. */
export const finding: Codec<Finding> = record(
  'a finding',
  {
    rule: text,
    severity: oneOf(['refuse', 'warn', 'note']),
    at: words,
    message: text,
    working: dictionary(workingValue),
    source,
  },
  { said: sentences },
);
export const findings = list(finding);

export const residual: Codec<Residual> = record('programmed against found', {
  expected: volume,
  aspirated: volume,
  discrepancy: volume,
  ratio: orNull(number),
  verdict: oneOf(['as-labelled', 'watch', 'investigate']),
});

const componentDose: Codec<ComponentDose> = record('the daily dose of a drug', {
  drug: oneOf(DRUG_IDS),
  concentration,
  dose,
});

const dates: Codec<PlanDates> = record('the dates of a plan', {
  lowReservoirAlarm: orNull(moment),
  worstCaseAlarm: orNull(moment),
  empty: orNull(moment),
  stability: orNull(moment),
  refillBy: orNull(day),
  because: orNull(oneOf(['alarm', 'over-infusion', 'stability', 'policy'])),
});

export const standing: Codec<Standing> = record('what the pump does from now on', {
  rate: orNull(flow),
  daily: list(componentDose),
  dates,
});

/** Every field has a place here or this does not compile. */
const CHANGE_FIELDS: Readonly<Record<ChangeField, true>> = {
  concentration: true,
  'fill-volume': true,
  prime: true,
  mode: true,
  'daily-dose': true,
  flow: true,
  step: true,
  'patient-bolus-dose': true,
  'patient-bolus-duration': true,
  'patient-bolus-lockout': true,
  'patient-bolus-max-per-day': true,
};

/** A bridge or a prime that runs before the program. */
export const ahead: Codec<Ahead> = record('what runs first', { volume, duration });

export const change: Codec<Change> = record('a change', {
  at: text,
  field: oneOf(Object.keys(CHANGE_FIELDS) as ChangeField[]),
  drug: orNull(oneOf(DRUG_IDS)),
  from: orNull(workingValue),
  to: orNull(workingValue),
  factor: orNull(number),
  changed: yesOrNo,
});
