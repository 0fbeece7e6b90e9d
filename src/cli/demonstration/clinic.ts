import { STARTING_POLICY } from '../../core/clinic-policy.ts';
import type { Person, Role } from '../../core/therapy/events.ts';
import { type TimeZone, timeZoneNamed } from '../../core/time.ts';
import type { ClinicSettings } from '../../wire/therapy/clinic-policy.ts';

const zone = timeZoneNamed('America/Chicago');
if (zone === null) throw new Error('this machine knows no time zones');

/** A clinic that is nowhere. Everybody in it is made up. */
export const LAKESIDE = {
  id: '1a4e51de-0000-4000-8000-000000000001',
  name: 'Lakeside Pain and Spasticity Clinic (demonstration)',
  timeZone: zone satisfies TimeZone,
} as const;

/** The minutes of observation are this clinic's own, made up with it; they recommend nothing. */
export const SETTINGS: ClinicSettings = {
  clinic: STARTING_POLICY,
  observation: { start: 60, 'drug-change': 60, increase: 40, routine: 20, unit: 'min' },
};

/** One password for all, printed when the server starts: these patients are nobody's. */
export const PASSWORD = 'lakeside-demonstration';

export interface DemonstrationUser extends Person {
  readonly username: string;
}

const user = (number: number, username: string, name: string, role: Role): DemonstrationUser => ({
  id: `1a4e51de-0000-4000-8000-00000000010${number}`,
  username,
  name,
  role,
});

export const NURSE = user(1, 'nurse', 'Amara Nwosu, RN', 'nurse');
export const SECOND_NURSE = user(2, 'nurse2', 'Jakub Wiśniewski, RN', 'nurse');
export const PHYSICIAN = user(3, 'physician', 'Dr Helena Brandt', 'physician');
export const PHARMACIST = user(4, 'pharmacist', 'Tomás Ibáñez, PharmD', 'pharmacist');
export const USERS: readonly DemonstrationUser[] = [NURSE, SECOND_NURSE, PHYSICIAN, PHARMACIST];

/** What is recorded of a person with an event: not how he signs in. */
export const personOf = ({ id, name, role }: DemonstrationUser): Person => ({ id, name, role });
