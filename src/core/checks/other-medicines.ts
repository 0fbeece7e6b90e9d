import { drug } from '../drugs/all.ts';
import { isOpioid } from '../drugs/drug.ts';
import { classesOf, type MedicineClass } from '../drugs/other-medicines.ts';
import type { Finding } from '../findings.ts';
import { heldDrugs } from '../held.ts';
import { say } from '../said/sentence.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { UNKNOWN_RULE } from './dose-rules.ts';

/** What else the patient takes: classes that matter beside the pump are named; a missing list is unknown, not clear. */
export const checkOtherMedicines: Check = (input) => {
  const { otherMedicines, systemicOpioids } = input.patient;
  const holdsOpioid = heldDrugs(input).some((id) => isOpioid(drug(id)));
  return [
    ...(otherMedicines === undefined
      ? [unknown('other-medicines', '/patient/otherMedicines', 'The other medicines are unknown')]
      : otherMedicines.flatMap((text, index) => medicine(text, `/patient/otherMedicines/${index}`))),
    ...(systemicOpioids === undefined
      ? [unknown('systemic-opioids', '/patient/systemicOpioids', 'Opioids taken beside the pump are unknown')]
      : holdsOpioid
        ? systemicOpioids.map((taken, index) => beside(taken.drug, taken.route, index))
        : []),
  ];
};

const unknown = (rule: 'other-medicines' | 'systemic-opioids', at: string, what: string): Finding => ({
  rule,
  severity: 'warn',
  at,
  message: `${what}: no list is recorded. Interactions could not be looked for.`,
  said: [say(`${rule}-unknown`)],
  working: {},
  source: UNKNOWN_RULE,
});

const medicine = (text: string, at: string): readonly Finding[] => {
  const classes = classesOf(text);
  if (classes.length > 0) return classes.map((one) => named(text, at, one));
  return [
    {
      rule: 'other-medicines',
      severity: 'note',
      at,
      message: `“${text}” is not among the sedatives, opioids, anticoagulants and monoamine oxidase inhibitors known by name here. Check it by eye.`,
      said: [say('medicine-unmatched', { recorded: text })],
      working: { recorded: working.text(text) },
      source: UNKNOWN_RULE,
    },
  ];
};

const named = (text: string, at: string, { id, names, why }: MedicineClass): Finding => ({
  rule: 'other-medicines',
  severity: 'warn',
  at,
  message: `“${text}” ${why}.`,
  said: [say(`medicine-${id}`, { recorded: text })],
  working: { recorded: working.text(text), class: working.text(id) },
  source: names.source,
});

const beside = (taken: string, route: string, index: number): Finding => ({
  rule: 'systemic-opioids',
  severity: 'note',
  at: `/patient/systemicOpioids/${index}`,
  message: `${taken} (${route}) is taken beside an opioid in the pump: both count towards sedation and slow breathing.`,
  said: [say('systemic-opioid', { taken, route })],
  working: { recorded: working.text(taken), route: working.text(route) },
  source: UNKNOWN_RULE,
});
