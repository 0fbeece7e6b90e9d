import type { DrugId } from '../../core/ids.ts';
import type { OrderContent } from '../../core/therapy/events.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { drugsOf } from '../patient/patient-facts.ts';

/** The drug that sets the flow: of the fill that is ordered, else of what the pump keeps. */
export const primaryOf = (patient: Patient, content: OrderContent): DrugId | null =>
  content.fill?.components[0].drug ?? drugsOf(patient)[0] ?? null;
