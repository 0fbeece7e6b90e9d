import { createContext, useContext } from 'react';
import { type TimeZone, timeZoneNamed } from '../../core/time.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import type { Me } from '../../wire/contract/session.ts';
import type { VisitView } from '../../wire/contract/visit.ts';
import { keptKey } from '../client/kept.ts';
import type { VisitSending } from './use-visit-sending.ts';

/** The open visit of the patient on the page, who works on it, and the way to record something. */
export interface OpenVisit {
  readonly patient: Patient;
  readonly visit: VisitView;
  readonly me: Me;
  readonly zone: TimeZone;
  readonly sending: VisitSending;
  /** Opens the order, to be changed for this visit. */
  readonly amend: () => void;
}

export const VisitContext = createContext<OpenVisit | null>(null);

export function useOpenVisit(): OpenVisit {
  const open = useContext(VisitContext);
  if (open === null) throw new Error('a step outside a visit');
  return open;
}

/** Where what is typed at one place of this visit is kept, for this person alone. */
export const useKeptPlace = (place: string): string => {
  const { patient, visit, me } = useOpenVisit();
  return keptKey(me.person.id, patient.id, visit.id, place);
};

/** The clinic's zone. Throws where this browser does not know it: then no time here can be trusted. */
export function zoneOf(patient: Patient): TimeZone {
  const zone = timeZoneNamed(patient.record.timeZone);
  if (zone === null) throw new Error('a time zone that this browser does not know');
  return zone;
}
