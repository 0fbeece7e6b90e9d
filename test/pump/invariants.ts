import { inSmallestUnit } from '../../src/core/units.ts';
import { commandedFlow, lowestFlow } from '../../src/pump/flows.ts';
import type { PumpState } from '../../src/pump/pump-state.ts';
import { schedulePosition } from '../../src/pump/schedule-position.ts';
import type { Stepped } from '../../src/pump/step.ts';
import { countedNl, displayedNl, leftNl, trueVolumeNl } from '../../src/pump/volumes.ts';
import { DAY, START_MS } from './sample-pump.ts';

interface Sample {
  readonly ms: number;
  readonly delivered: number;
}

/** What must hold of every pump after every step, kept by a second, simpler reckoning beside it. */
export class Invariants {
  readonly broken: string[] = [];
  #balanceNl: number;
  #nextSequence: number;
  #lastStartMs = Number.NEGATIVE_INFINITY;
  #started = 0;
  #asked = 0;
  #samples: Sample[] = [];
  /** Limits of windows and until when they were in force. */
  #limits: { readonly windowMs: number; readonly nl: number; untilMs: number }[] = [];

  constructor(fresh: PumpState) {
    this.#balanceNl = fresh.filledNl;
    this.#nextSequence = fresh.nextSequence;
  }

  look(before: PumpState, { pump, entries, hidden }: Stepped, ms: number, asked: boolean): void {
    const must = (holds: boolean, what: string): void => {
      if (!holds) this.broken.push(`${what} at ${ms} ms`);
    };
    for (const { event } of hidden) {
      if (event.kind === 'filled' && event.into === 'reservoir') this.#balanceNl += event.volumeNl;
      if (event.kind === 'withdrawn') this.#balanceNl -= event.volumeNl;
    }
    must(trueVolumeNl(pump) === this.#balanceNl - leftNl(pump), '[SR-1] the balance of the reservoir');
    must(trueVolumeNl(pump) >= 0 && displayedNl(pump) >= 0, '[SR-11] a volume below nothing');
    must(leftNl(pump) >= leftNl(before) && pump.reached.nl >= before.reached.nl, '[SR-12] reverse flow');
    must(countedNl(pump) >= countedNl(before), '[SR-12] the pump counts backwards');
    must(pump.reached.nl <= pump.left.nl, 'more arrives than leaves');
    this.#flow(pump, must);
    this.#log(entries, must);
    this.#boluses(before, pump, entries, must);
    if (asked) this.#asked += 1;
    must(pump.given + pump.denied === this.#asked, '[SR-6] a request was neither granted nor denied');
    const kinds = new Set(entries.map(({ event }) => event.kind));
    const began = before.run.kind !== 'running' && pump.run.kind === 'running';
    must(!began || kinds.has('started') || kinds.has('program-active'), '[SR-13] delivery began by itself');
    must(
      pump.active === before.active ||
        pump.active?.digest === before.active?.digest ||
        kinds.has('program-active'),
      '[SR-3] the program changed by itself',
    );
    for (const { alarm } of before.alarms)
      must(
        pump.alarms.some((active) => active.alarm === alarm) ||
          entries.some(
            ({ event }) =>
              (event.kind === 'alarm-cleared' || event.kind === 'alarm-resolved') && event.alarm === alarm,
          ),
        `[SR-22] the alarm ${alarm} was lost`,
      );
    this.#windows(before, pump, must);
  }

  #flow(pump: PumpState, must: (holds: boolean, what: string) => void): void {
    const flow = commandedFlow(pump, schedulePosition(pump).flow);
    const { minimumFlow, maximumFlow } = pump.profile;
    const least = minimumFlow === null ? 0 : inSmallestUnit(minimumFlow.value);
    const most = maximumFlow === null ? 28_800_000 : inSmallestUnit(maximumFlow.value);
    must(
      flow === 0 || flow === lowestFlow(pump) || (flow >= least && flow <= most),
      `[SR-2] a flow of ${flow} nL/d`,
    );
  }

  #log(entries: Stepped['entries'], must: (holds: boolean, what: string) => void): void {
    for (const { sequence } of entries) {
      must(sequence === this.#nextSequence, '[SR-23] a gap in the log');
      this.#nextSequence = sequence + 1;
    }
  }

  #boluses(
    before: PumpState,
    pump: PumpState,
    entries: Stepped['entries'],
    must: (holds: boolean, what: string) => void,
  ): void {
    for (const { event, atMs } of entries) {
      if (event.kind !== 'bolus-started' || event.bolus !== 'patient') continue;
      this.#started += 1;
      const lockout = pump.active?.prescription.program.patientBolus?.lockout;
      must(
        lockout !== undefined && atMs - this.#lastStartMs >= inSmallestUnit(lockout),
        '[SR-4] a bolus within the lockout',
      );
      const mayRun =
        before.update === null &&
        pump.run.kind === 'running' &&
        pump.selfTestUntilMs === null &&
        !pump.historyCorrupt;
      must(mayRun, '[SR-7] a bolus in a state that forbids it');
      this.#lastStartMs = atMs;
    }
    must(this.#started === pump.given, '[SR-6] as many boluses run as were granted');
  }

  /** Every window that begins and ends at a step: what was counted in it against the largest limit that was in force within it. */
  #windows(before: PumpState, pump: PumpState, must: (holds: boolean, what: string) => void): void {
    const nowMs = pump.nowMs - START_MS;
    const delivered = pump.commanded.nl + pump.commanded.rest / DAY;
    const [limit] = pump.active?.prescription.limits ?? [];
    if (before.active?.digest !== pump.active?.digest || this.#limits.length === 0) {
      for (const each of this.#limits) each.untilMs = Math.min(each.untilMs, nowMs);
      this.#limits = this.#limits.filter(({ untilMs }) => untilMs > nowMs - 2 * DAY);
      const windowMs = limit === undefined ? 0 : inSmallestUnit(limit.window);
      const nl = limit === undefined ? Number.POSITIVE_INFINITY : inSmallestUnit(limit.volume);
      this.#limits.push({ windowMs, nl, untilMs: Number.POSITIVE_INFINITY });
    }
    this.#samples.push({ ms: nowMs, delivered });
    if (limit === undefined) return;
    const windowMs = inSmallestUnit(limit.window);
    const fromMs = nowMs - windowMs;
    while (this.#samples.length > 1 && (this.#samples[0]?.ms ?? 0) < nowMs - 2 * DAY) this.#samples.shift();
    const first = this.#samples.find(({ ms }) => ms >= fromMs);
    if (first === undefined) return;
    const inForce = this.#limits.filter(({ untilMs }) => untilMs >= first.ms);
    if (inForce.some((each) => each.windowMs !== windowMs)) return;
    const bound = Math.max(...inForce.map(({ nl }) => nl));
    must(
      delivered - first.delivered <= bound + 0.001,
      `[SR-5] ${delivered - first.delivered} nL in a window of at most ${bound}`,
    );
  }
}
