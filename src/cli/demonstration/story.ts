import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { UNADOPTED } from '../../core/formulary.ts';
import type { TherapyCommand } from '../../core/therapy/commands.ts';
import type { DecisionContext } from '../../core/therapy/context.ts';
import { decide } from '../../core/therapy/decide.ts';
import type { TherapyEvent } from '../../core/therapy/events.ts';
import { fold } from '../../core/therapy/evolve.ts';
import type { Order, TherapyState, Visit } from '../../core/therapy/state.ts';
import { epochMilliseconds, type Instant, instantAt } from '../../core/time.ts';
import { rehearsalVerdict } from '../../pump/rehearsal-verdict.ts';
import { type DemonstrationUser, LAKESIDE, personOf, SETTINGS } from './clinic.ts';

const MS_PER_MINUTE = 60_000;

/** A made-up patient whose past is told in commands, each decided by the core as if it were given that day. */
export class Story {
  readonly patient: string;
  readonly #today: Instant;
  #now: Instant;
  #ids = 0;
  #events: TherapyEvent[] = [];
  #state: TherapyState | null = null;

  constructor(number: number, today: Instant) {
    this.patient = `1a4e51de-0000-4000-8001-${String(number).padStart(12, '0')}`;
    this.#today = today;
    this.#now = today;
  }

  get now(): Instant {
    return this.#now;
  }

  get events(): readonly TherapyEvent[] {
    return this.#events;
  }

  get state(): TherapyState {
    if (this.#state === null) throw new Error('nobody is registered yet');
    return this.#state;
  }

  get order(): Order {
    const { order } = this.state;
    if (order === null) throw new Error('no order');
    return order;
  }

  get visit(): Visit {
    const { visit } = this.state;
    if (visit === null) throw new Error('no visit');
    return visit;
  }

  /** That many days ago at a time of the clinic's clock, on the last working day up to then; time only runs on. */
  daysAgo(days: number, time: string): this {
    let day = this.#zoned(this.#today).toPlainDate().subtract({ days });
    while (day.dayOfWeek > 5) day = day.subtract({ days: 1 });
    const at = day.toZonedDateTime({ timeZone: LAKESIDE.timeZone, plainTime: Temporal.PlainTime.from(time) });
    return this.#goTo(instantAt(at.epochMilliseconds));
  }

  minutesAgo(minutes: number): this {
    return this.#goTo(instantAt(epochMilliseconds(this.#today) - minutes * MS_PER_MINUTE));
  }

  minutesLater(minutes: number): this {
    return this.#goTo(instantAt(epochMilliseconds(this.#now) + minutes * MS_PER_MINUTE));
  }

  /** A working day that many days from the story's now, at a time of the clinic's clock. */
  ahead(days: number, time: string): Instant {
    let day = this.#zoned(this.#now).toPlainDate().add({ days });
    while (day.dayOfWeek > 5) day = day.subtract({ days: 1 });
    const at = day.toZonedDateTime({ timeZone: LAKESIDE.timeZone, plainTime: Temporal.PlainTime.from(time) });
    return instantAt(at.epochMilliseconds);
  }

  /** What the core would answer, without anything having happened. */
  tries(by: DemonstrationUser, command: TherapyCommand): ReturnType<typeof decide> {
    return decide(this.#state, command, this.#context(by));
  }

  /** Throws where the core refuses: a demonstration is never written past it. */
  does(by: DemonstrationUser, command: TherapyCommand): this {
    const decided = this.tries(by, command);
    if (!decided.ok)
      throw new Error(`${this.#state?.identity.name ?? 'nobody'}, ${command.type}: ${said(decided.refusal)}`);
    this.#events = [...this.#events, ...decided.value];
    this.#state = fold(decided.value, this.#state);
    return this;
  }

  #context(by: DemonstrationUser): DecisionContext {
    this.#ids += 1;
    return {
      now: this.#now,
      by: personOf(by),
      formulary: UNADOPTED,
      ...SETTINGS,
      timeZone: LAKESIDE.timeZone,
      newId: `${this.patient.slice(0, 24)}${this.patient.slice(-4)}${String(this.#ids).padStart(8, '0')}`,
      digest: (text) => createHash('sha256').update(text).digest('hex'),
      rehearse: rehearsalVerdict,
    };
  }

  #zoned(at: Instant): Temporal.ZonedDateTime {
    return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds(at)).toZonedDateTimeISO(
      LAKESIDE.timeZone,
    );
  }

  #goTo(at: Instant): this {
    if (this.#events.length > 0 && epochMilliseconds(at) < epochMilliseconds(this.#now))
      throw new Error('a story does not go back');
    this.#now = at;
    return this;
  }
}

function said(refusal: object): string {
  const findings = 'findings' in refusal && Array.isArray(refusal.findings) ? refusal.findings : [];
  const rules = findings.map(({ rule, severity, message }) => `\n  ${severity} ${rule}: ${message}`).join('');
  return `${JSON.stringify({ ...refusal, findings: undefined })}${rules}`;
}
