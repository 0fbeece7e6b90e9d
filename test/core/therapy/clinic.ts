import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { UNADOPTED } from '../../../src/core/formulary.ts';
import type { Result } from '../../../src/core/result.ts';
import type { TherapyCommand } from '../../../src/core/therapy/commands.ts';
import type { DecisionContext } from '../../../src/core/therapy/context.ts';
import { decide } from '../../../src/core/therapy/decide.ts';
import type {
  AcceptedWarning,
  OrderContent,
  Person,
  TherapyEvent,
} from '../../../src/core/therapy/events.ts';
import { evolve, fold } from '../../../src/core/therapy/evolve.ts';
import { openOrder } from '../../../src/core/therapy/open-order.ts';
import { changesOf, checkOf } from '../../../src/core/therapy/order-check.ts';
import type { Refusal } from '../../../src/core/therapy/refusals.ts';
import type { Order, TherapyState, Visit } from '../../../src/core/therapy/state.ts';
import { type Instant, later, timeZoneNamed } from '../../../src/core/time.ts';
import { milliseconds } from '../../../src/core/units.ts';
import type { ClinicPolicy } from '../../../src/core/visit-input.ts';
import { rehearsalVerdict } from '../../../src/pump/rehearsal-verdict.ts';
import { CHICAGO, DAY, VISIT_DAY } from './patient.ts';

export const NURSE: Person = { id: 'n1', name: 'A. Nurse', role: 'nurse' };
export const OTHER_NURSE: Person = { id: 'n2', name: 'B. Nurse', role: 'nurse' };
export const PHYSICIAN: Person = { id: 'p1', name: 'C. Physician', role: 'physician' };
export const PHARMACIST: Person = { id: 'f1', name: 'D. Pharmacist', role: 'pharmacist' };

const POLICY: ClinicPolicy = {
  refillMargin: DAY(7),
  withdrawalMargin: DAY(14),
  longestInterval: DAY(180),
  clinicDays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  isDefault: false,
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One patient's journal with people who act on it; the clock moves only when it is told to. */
export class Clinic {
  events: TherapyEvent[] = [];
  now: Instant = VISIT_DAY;
  policy: ClinicPolicy = POLICY;
  formulary = UNADOPTED;
  #ids = 0;
  #state: TherapyState | null = null;

  /** A journal that is already there. */
  static with(events: readonly TherapyEvent[]): Clinic {
    const clinic = new Clinic();
    clinic.events = [...events];
    clinic.#state = fold(events);
    return clinic;
  }

  get state(): TherapyState {
    assert.ok(this.#state, 'nobody is registered');
    return this.#state;
  }

  get order(): Order {
    const order = openOrder(this.state);
    assert.ok(order, 'no order is open');
    return order;
  }

  get visit(): Visit {
    assert.ok(this.state.visit, 'no visit is open');
    return this.state.visit;
  }

  /** The virtual pump; a test may put what a broken one would say in its place. */
  rehearse: DecisionContext['rehearse'] = rehearsalVerdict;

  /** How the checks are made; a test may put one that fails among them. */
  checking: NonNullable<DecisionContext['checking']> = {};

  digest: DecisionContext['digest'] = sha256;

  context(by: Person): DecisionContext {
    this.#ids += 1;
    const timeZone = timeZoneNamed(CHICAGO);
    assert.ok(timeZone);
    return {
      now: this.now,
      by,
      formulary: this.formulary,
      clinic: this.policy,
      observation: { start: 120, 'drug-change': 60, increase: 45, routine: 20, unit: 'min' },
      timeZone,
      newId: `id-${this.#ids}`,
      digest: this.digest,
      rehearse: this.rehearse,
      checking: this.checking,
    };
  }

  decide(by: Person, command: TherapyCommand): Result<readonly TherapyEvent[], Refusal> {
    return decide(this.#state, command, this.context(by));
  }

  /** The command is accepted and its events are appended. */
  does(by: Person, command: TherapyCommand): readonly TherapyEvent[] {
    const decided = this.decide(by, command);
    if (!decided.ok) assert.fail(`${command.type} was refused: ${JSON.stringify(decided.refusal)}`);
    this.append(decided.value);
    return decided.value;
  }

  append(events: readonly TherapyEvent[]): void {
    this.#state = events.reduce<TherapyState | null>(evolve, this.#state);
    this.events.push(...events);
  }

  /** The command is refused with that code; nothing is appended. */
  refuses<Code extends Refusal['code']>(
    by: Person,
    command: TherapyCommand,
    code: Code,
  ): Extract<Refusal, { readonly code: Code }> {
    const decided = this.decide(by, command);
    if (decided.ok) assert.fail(`${command.type} was accepted`);
    assert.equal(decided.refusal.code, code, JSON.stringify(decided.refusal));
    return decided.refusal as Extract<Refusal, { readonly code: Code }>;
  }

  waits(minutes: number): void {
    this.now = later(this.now, milliseconds(minutes * 60_000));
  }

  /** A reason for every warning that this content raises now. */
  reasonsFor(content: OrderContent, plannedFor: Instant = this.now): AcceptedWarning[] {
    const plan = checkOf(this.state, content, plannedFor, this.context(NURSE));
    const warnings = plan?.findings.filter((finding) => finding.severity === 'warn') ?? [];
    return warnings.map(({ rule, at }) => ({ rule, at, reason: 'intended-change' }));
  }

  /** The pointers of every value that this content changes. */
  changedBy(content: OrderContent, plannedFor: Instant = this.now): string[] {
    const plan = checkOf(this.state, content, plannedFor, this.context(NURSE));
    assert.ok(plan);
    return changesOf(this.state, content, plan)
      .filter((change) => change.changed)
      .map((change) => change.at);
  }
}
