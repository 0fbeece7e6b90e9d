import type { Checking } from '../core/checking.ts';
import type { Formulary } from '../core/formulary.ts';
import type { Person } from '../core/therapy/events.ts';
import type { Instant, TimeZone } from '../core/time.ts';
import type { Duration } from '../core/units.ts';
import type { Records } from '../records/database.ts';
import type { ClinicSettings } from '../wire/therapy/clinic-policy.ts';
import type { Attempts } from './identity/attempts.ts';

/** What every route works with. */
export interface Api {
  readonly records: Records;
  readonly formulary: Formulary;
  readonly attempts: Attempts;
  /** How the checks of a plan are made: with a watch, and a line of log for one that fails. */
  readonly checking: Checking;
  /** Without a request for this long, a session ends [SR-72]. */
  readonly idle: Duration;
}

/** Who asks, in which clinic, and when: the clock is read once a request. */
export interface Asker {
  readonly person: Person;
  readonly username: string;
  readonly clinic: { readonly id: string; readonly name: string; readonly timeZone: TimeZone };
  readonly settings: ClinicSettings;
  readonly now: Instant;
}
