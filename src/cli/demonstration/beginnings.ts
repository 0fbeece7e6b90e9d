import type { OrderContent, PatientIdentity, PumpIdentity } from '../../core/therapy/events.ts';
import type { ImplantedCatheter, PatientFacts } from '../../core/visit-input.ts';
import { cm } from './amounts.ts';
import { NURSE, PHYSICIAN } from './clinic.ts';
import type { Story } from './story.ts';

export interface Beginning {
  readonly identity: PatientIdentity;
  readonly facts: Omit<PatientFacts, 'birthDate'>;
  readonly pump: PumpIdentity;
  readonly catheter: ImplantedCatheter;
}

export interface TakenOver extends Beginning {
  /** What the other clinic filled and programmed. */
  readonly content: OrderContent;
}

/** Asked and answered: empty lists that are known to be empty. */
export const PAST_KNOWN = {
  opioidTolerant: false,
  allergies: [],
  systemicOpioids: [],
  otherMedicines: [],
} satisfies PatientFacts;

/** The catheter that rules.md reckons with, at a level of the spine. */
export const standardCatheter = (tip: string): ImplantedCatheter => ({
  segments: [{ model: '8709sc', implanted: cm(89) }],
  tip,
});

/** Registered with a recorded implant, that many days ago. */
export function registers(
  story: Story,
  daysAgo: number,
  { identity, facts, pump, catheter }: Beginning,
): void {
  story
    .daysAgo(daysAgo, '09:00')
    .does(NURSE, {
      type: 'register-patient',
      identity,
      facts: { birthDate: identity.birthDate, ...facts },
    })
    .does(PHYSICIAN, { type: 'record-implant', pump, catheter });
}

/** Taken over from another clinic, which had filled the pump that morning. */
export function cared(story: Story, daysAgo: number, beginning: TakenOver): void {
  registers(story, daysAgo, beginning);
  const { fill, program } = beginning.content;
  if (fill === undefined) throw new Error('taken over without a fill');
  const at = story.now;
  story.minutesLater(20).does(NURSE, {
    type: 'take-over-therapy',
    last: { fill: { at, ...fill }, program, changes: [], delivered: [] },
  });
}
