import { INDICATIONS, type PatientFacts, type SystemicOpioid } from '../../core/visit-input.ts';
import { positive } from '../amount/decode-amount.ts';
import { type Amount, microgramsPerDay } from '../amount/encode-amount.ts';
import { DOSE_RATE } from '../amount/unit-table.ts';
import { type Decoder, listOf, map, oneOf, record, text, yesOrNo } from '../json/decoder.ts';
import { pointer } from '../json/tree.ts';
import { calendarDay } from './local-time.ts';

const opioid: Decoder<SystemicOpioid> = record(
  'an opioid taken beside the pump',
  {
    drug: text('the name of the drug'),
    route: text('the route, such as "oral"'),
    dailyDose: positive(DOSE_RATE),
  },
  {},
);

/** What is absent is unknown, which is not the same as an empty list. */
export const patient: Decoder<PatientFacts> = map(
  record(
    'what is known of the patient',
    {},
    {
      birthDate: calendarDay,
      opioidTolerant: yesOrNo,
      indication: oneOf(INDICATIONS),
      spasticityOrigin: oneOf(['spinal', 'cerebral']),
      allergies: listOf(text('a drug or substance')),
      systemicOpioids: listOf(opioid),
      otherMedicines: listOf(text('the name of a medicine')),
    },
  ),
  (facts, at, errors): PatientFacts | undefined => {
    if (facts.spasticityOrigin === undefined || facts.indication === 'spasticity') return facts;
    errors.push({
      at: pointer(at, 'spasticityOrigin'),
      expected: 'nothing, unless "indication" is "spasticity"',
      found: JSON.stringify(facts.spasticityOrigin),
    });
    return undefined;
  },
);

export interface PatientFile extends Omit<PatientFacts, 'systemicOpioids'> {
  readonly systemicOpioids?: readonly (Omit<SystemicOpioid, 'dailyDose'> & { readonly dailyDose: Amount })[];
}

export function encodePatient({ systemicOpioids, ...facts }: PatientFacts): PatientFile {
  if (systemicOpioids === undefined) return facts;
  return {
    ...facts,
    systemicOpioids: systemicOpioids.map((each) => ({
      ...each,
      dailyDose: microgramsPerDay(each.dailyDose),
    })),
  };
}
