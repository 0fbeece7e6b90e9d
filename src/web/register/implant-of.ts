import type { PumpIdentity } from '../../core/therapy/events.ts';
import type { ImplantedCatheter } from '../../core/visit-input.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { parseJson } from '../../wire/json/parse.ts';
import { catheter as catheterDecoder, pump as pumpDecoder } from '../../wire/visit/implant.ts';

export interface Implant {
  readonly pump: PumpIdentity;
  readonly catheter: ImplantedCatheter;
}

/** The implant on record; null where none is, `unreadable` where it is in a form that this page does not know. */
export function implantOf({ record, pump }: Patient): Implant | null | 'unreadable' {
  if (record.pump === undefined || pump === null) return null;
  const errors: [] = [];
  const [pumpTree, catheterTree] = [record.pump, record.catheter].map((part) =>
    parseJson(JSON.stringify(part ?? null)),
  );
  if (pumpTree?.ok !== true || catheterTree?.ok !== true) return 'unreadable';
  const implanted = pumpDecoder.read(pumpTree.value, '', errors);
  const catheter = catheterDecoder.read(catheterTree.value, '', errors);
  if (implanted === undefined || catheter === undefined || errors.length > 0) return 'unreadable';
  const { serial, implantedOn, site } = pump;
  return {
    pump: {
      ...implanted,
      serial,
      ...(implantedOn !== null && { implantedOn }),
      ...(site !== null && { site }),
    },
    catheter,
  };
}
