import { seen } from '../devices/source.ts';
import { drug } from '../drugs/all.ts';
import { isOpioid } from '../drugs/drug.ts';
import type { Finding } from '../findings.ts';
import { heldDrugs } from '../held.ts';
import type { DrugId, PumpModelId } from '../ids.ts';
import { say } from '../said/sentence.ts';
import { pumpOf } from '../visit-facts.ts';
import type { VisitInput } from '../visit-input.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';

const AT = '/visit/program/patientBolus';

const PROMETRA_CONTROLLER = seen(
  'Prometra patient therapy controller manual',
  'only Infumorph boluses',
  'https://manualshive.com/en/manual/flowonix/prometra-patient-therapy-controller/2308327?page=6',
);
const MEDTRONIC_STATEMENT = seen(
  'Medtronic indications/contraindications page',
  'patient-activated opioid in a patient who is not used to opioids is contraindicated',
  'medtronic.com (drug infusion safety statement)',
);

const PROMETRA: readonly PumpModelId[] = ['prometra-ii-20', 'prometra-ii-40'];

/** Whether the drugs in the pump may be given as patient boluses: by this pump, and to this patient. */
export const checkPatientBolusDrug: Check = (input) => {
  if (input.visit.program.patientBolus === undefined) return [];
  const drugs = heldDrugs(input);
  return [...byPump(input, drugs), ...byTolerance(input, drugs)];
};

/** The manual means one drug. What it forbids by name stands in the pump's profile and is refused with the pump's checks. */
function byPump(input: VisitInput, drugs: readonly DrugId[]): readonly Finding[] {
  const { model } = input.pump;
  const forbidden = pumpOf(input).noPatientBolusOf?.value ?? [];
  if (!PROMETRA.includes(model)) return [];
  return drugs
    .filter((id) => id !== 'morphine' && !forbidden.includes(id))
    .map((id) => ({
      rule: 'patient-bolus-labelling',
      severity: 'warn',
      at: AT,
      message: `The Prometra controller is meant for boluses of Infumorph only (verified); this pump holds ${id}.`,
      said: [say('patient-bolus-labelling', { drug: id })],
      working: { drug: working.text(id), pump: working.text(model) },
      source: PROMETRA_CONTROLLER,
    }));
}

function byTolerance({ patient }: VisitInput, drugs: readonly DrugId[]): readonly Finding[] {
  const opioids = drugs.filter((id) => isOpioid(drug(id)));
  if (opioids.length === 0 || patient.opioidTolerant === true) return [];
  const known =
    patient.opioidTolerant === undefined
      ? 'Whether the patient tolerates opioids is unknown.'
      : 'The patient is recorded as not used to opioids.';
  return [
    {
      rule: 'patient-bolus-tolerance',
      severity: 'warn',
      at: AT,
      message: `${known} Patient boluses of an opioid are contraindicated in a patient who is not used to them (verified): ${opioids.join(', ')}.`,
      said: [
        say(
          patient.opioidTolerant === undefined
            ? 'patient-bolus-tolerance-unknown'
            : 'patient-bolus-tolerance',
          { drugs: opioids },
        ),
      ],
      working: { drugs: working.text(opioids.join(', ')) },
      source: MEDTRONIC_STATEMENT,
    },
  ];
}
