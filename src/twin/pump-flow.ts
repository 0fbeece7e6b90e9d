import { pumpProfile } from '../core/devices/profiles.ts';
import type { PumpProfile } from '../core/devices/pump-profile.ts';
import type { Mixture } from '../core/mixture.ts';
import { millisecondOfWeek } from '../core/pump-clock.ts';
import { epochMilliseconds, type Instant, instantAt } from '../core/time.ts';
import { inSmallestUnit } from '../core/units.ts';
import { weekOf } from '../core/week.ts';
import { mlPerHour, Outflow, type RunningWeek, runningWeek } from './outflow.ts';
import { type Content, contentAfter, contentOf, inMl, NO_DRUG } from './reservoir-content.ts';
import type { FlowFaultEvent, PathEvent, PumpBolusEvent, Scenario, TwinPump } from './scenario.ts';

const MS_PER_HOUR = 3_600_000;

/** What leaves the pump from a piece of its flow on. */
export interface ContentFrom {
  readonly piece: number;
  readonly content: Content;
}

/** What truly leaves the pump: from `startsMs[i]` (since 1970) `mlPerHour[i]`, until the next. */
export interface PumpFlow {
  readonly startsMs: Float64Array;
  readonly mlPerHour: Float64Array;
  /** From the first piece on. */
  readonly contents: readonly ContentFrom[];
  readonly untilMs: number;
  /** When the reservoir ran empty, and stayed so until the next fill. */
  readonly emptyAtMs: readonly number[];
  /** False where delivery began without a fill: nobody knows how much there was. */
  readonly tracked: boolean;
}

/** The scenario with a pump; `fromMs` is the first event or the first observation, whichever is earlier. */
export function pumpFlow(scenario: Scenario, pump: TwinPump, fromMs: number, untilMs: number): PumpFlow {
  const run = new PumpRun(scenario, pump);
  const cuts = cutsOf(scenario, fromMs, untilMs);
  for (const [i, startMs] of cuts.slice(0, -1).entries()) {
    run.takeEventsAt(startMs);
    run.runFor(startMs, cuts[i + 1]);
  }
  return { ...run.answer(), untilMs };
}

const at = (event: { readonly at: Instant }): number => epochMilliseconds(event.at);

/** Milliseconds that a bolus, a bridge or a prime takes; to the nearest. */
export function lengthMs(event: PathEvent | PumpBolusEvent): number {
  if (event.kind === 'pump-bolus') return inSmallestUnit(event.duration);
  return Math.round((inMl(event.volume) / mlPerHour(event.rate)) * MS_PER_HOUR);
}

const untilOf = (fault: FlowFaultEvent): number =>
  fault.until === undefined ? Number.POSITIVE_INFINITY : epochMilliseconds(fault.until);

/** Every moment at which something begins or ends, but for the steps of a program. */
function cutsOf({ delivery }: Scenario, fromMs: number, untilMs: number): readonly number[] {
  const moments = delivery.flatMap((event) => {
    if (event.kind === 'flow-fault') return [at(event), untilOf(event)];
    if (event.kind === 'bridge' || event.kind === 'prime' || event.kind === 'pump-bolus')
      return [at(event), at(event) + lengthMs(event)];
    return event.kind === 'needle-bolus' ? [] : [at(event)];
  });
  const inside = moments.filter((moment) => moment > fromMs && moment < untilMs);
  return [...new Set([fromMs, ...inside, untilMs])].sort((a, b) => a - b);
}

interface Running {
  readonly event: FlowFaultEvent | PumpBolusEvent | PathEvent;
  readonly untilMs: number;
  /** What a bolus, a bridge or a prime runs at. */
  readonly mlPerHour: number;
}

/** The primary drug's concentration by the label decides what a dose means as flow; what is diluted decides what is given. */
class PumpRun {
  readonly #scenario: Scenario;
  readonly #pump: TwinPump;
  readonly #profile: PumpProfile;
  readonly #outflow: Outflow;
  readonly #contents: ContentFrom[] = [];
  #label: Mixture | null;
  #content: Content;
  #week: RunningWeek | null;
  #tracked = false;
  #running: readonly Running[] = [];
  #next = 0;

  constructor(scenario: Scenario, pump: TwinPump) {
    const { before } = scenario;
    this.#scenario = scenario;
    this.#pump = pump;
    this.#profile = pumpProfile(pump.model);
    this.#outflow = new Outflow(this.#profile.unusable === null ? 0 : inMl(this.#profile.unusable.value));
    this.#label = before.kind === 'steady' ? before.mixture : null;
    this.#content = before.kind === 'steady' ? contentOf(before.mixture) : NO_DRUG;
    this.#week =
      before.kind === 'steady' ? runningWeek(weekOf(before.program, before.mixture, this.#profile)) : null;
  }

  takeEventsAt(nowMs: number): void {
    const { delivery } = this.#scenario;
    for (
      let event = delivery[this.#next];
      event !== undefined && at(event) <= nowMs;
      event = delivery[this.#next]
    ) {
      if (event.kind === 'fill') {
        this.#content = contentAfter(event, this.#content);
        this.#label = event.components;
        this.#tracked = true;
        this.#outflow.fill(inMl(event.volume) + (event.left === undefined ? 0 : inMl(event.left)));
      }
      if (event.kind === 'program' && this.#label !== null)
        this.#week = runningWeek(weekOf(event.program, this.#label, this.#profile));
      if (event.kind === 'flow-fault') this.#start({ event, untilMs: untilOf(event), mlPerHour: 0 });
      if (event.kind === 'pump-bolus' || event.kind === 'bridge' || event.kind === 'prime')
        this.#start({
          event,
          untilMs: at(event) + lengthMs(event),
          mlPerHour:
            event.kind === 'pump-bolus'
              ? (this.#bolusMl(event) / lengthMs(event)) * MS_PER_HOUR
              : mlPerHour(event.rate),
        });
      this.#next += 1;
    }
  }

  #start(one: Running): void {
    this.#running = [...this.#running, one];
  }

  runFor(startMs: number, endMs: number): void {
    this.#noteContent();
    let factor = this.#pump.accuracyRatio;
    let bolus = 0;
    let path: number | null = null;
    this.#running = this.#running.filter(({ untilMs }) => untilMs > startMs);
    for (const { event, mlPerHour: own } of this.#running) {
      if (event.kind === 'flow-fault') factor *= event.factor;
      else if (event.kind === 'pump-bolus') bolus += own;
      else path = own;
    }
    if (path !== null || this.#week === null) {
      this.#outflow.deliver(startMs, endMs, ((path ?? 0) + bolus) * factor);
      return;
    }
    const inWeekMs = millisecondOfWeek(instantAt(startMs), this.#pump.clock);
    this.#outflow.deliverWeek(this.#week, inWeekMs, startMs, endMs, bolus, factor);
  }

  /** From now on something else leaves the pump, if its reservoir was filled. */
  #noteContent(): void {
    if (this.#contents.at(-1)?.content === this.#content) return;
    this.#contents.push({ piece: this.#outflow.count, content: this.#content });
    this.#outflow.cut();
  }

  #bolusMl({ amount }: PumpBolusEvent): number {
    if ('volume' in amount) return inMl(amount.volume);
    const primary = this.#label?.[0].concentration;
    return primary === undefined ? 0 : inSmallestUnit(amount.dose) / inSmallestUnit(primary);
  }

  answer(): Omit<PumpFlow, 'untilMs'> {
    return {
      startsMs: this.#outflow.startsMs(),
      mlPerHour: this.#outflow.mlPerHour(),
      contents: this.#contents,
      emptyAtMs: this.#outflow.emptyAtMs,
      tracked: this.#tracked,
    };
  }
}
