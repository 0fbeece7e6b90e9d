import { type FlowRate, inSmallestUnit } from '../core/units.ts';
import { WEEK_MS, type WeekPiece } from '../core/week.ts';
import { NL_PER_ML } from './reservoir-content.ts';

const HOURS_PER_DAY = 24;
const MS_PER_HOUR = 3_600_000;

export const mlPerHour = (flow: FlowRate): number => inSmallestUnit(flow) / NL_PER_ML / HOURS_PER_DAY;

/** The week of a program, piece by piece: until which millisecond of it, and mL/h. */
export interface RunningWeek {
  readonly untilMs: Float64Array;
  readonly flows: Float64Array;
}

export function runningWeek(pieces: readonly WeekPiece[]): RunningWeek {
  const untilMs = new Float64Array(pieces.length);
  const flows = new Float64Array(pieces.length);
  for (const [index, piece] of pieces.entries()) {
    untilMs[index] = piece.untilMs;
    flows[index] = mlPerHour(piece.flow);
  }
  return { untilMs, flows };
}

/** What has left a pump so far, and what its reservoir still holds. Neighbours that do not differ are one piece. */
export class Outflow {
  readonly emptyAtMs: number[] = [];
  count = 0;
  readonly #unusableMl: number;
  #startsMs = new Float64Array(0);
  #flows = new Float64Array(0);
  #lastFlow = Number.NaN;
  /** Before the first fill nobody knows how much there is, and nothing runs empty. */
  #leftMl = Number.POSITIVE_INFINITY;

  constructor(unusableMl: number) {
    this.#unusableMl = unusableMl;
  }

  fill(volumeMl: number): void {
    this.#leftMl = volumeMl;
  }

  /** What comes next is a piece of its own, whatever its flow. */
  cut(): void {
    this.#lastFlow = Number.NaN;
  }

  deliver(startMs: number, endMs: number, flow: number): void {
    this.#makeRoom(2);
    this.#deliverPiece(startMs, endMs, flow, endMs);
  }

  /** The week over and over from a moment of it on, each flow more by `bolus` and then times `factor`. */
  deliverWeek(
    { untilMs, flows }: RunningWeek,
    inWeekMs: number,
    startMs: number,
    endMs: number,
    bolus: number,
    factor: number,
  ): void {
    const pieces = flows.length;
    // What never changes is not cut at the end of the week.
    if (pieces === 1) {
      this.deliver(startMs, endMs, (flows[0] + bolus) * factor);
      return;
    }
    this.#makeRoom(Math.ceil((endMs - startMs) / WEEK_MS + 1) * pieces + 2);
    // A pump runs through a thousand pieces in half a year: what changes with each of them is not looked up in `this`.
    const [startsMs, kept, unusableMl] = [this.#startsMs, this.#flows, this.#unusableMl];
    let [count, lastFlow, leftMl] = [this.count, this.#lastFlow, this.#leftMl];
    let weekMs = startMs - inWeekMs;
    let nowMs = startMs;
    let piece = 0;
    while (untilMs[piece] <= inWeekMs) piece++;
    // Whole pieces, for as long as there is enough for them.
    for (;;) {
      const nextMs = weekMs + untilMs[piece];
      const flow = (flows[piece] + bolus) * factor;
      const volume = (flow * (nextMs - nowMs)) / MS_PER_HOUR;
      if (nextMs > endMs || volume > leftMl - unusableMl) break;
      leftMl -= volume;
      if (flow !== lastFlow) {
        startsMs[count] = nowMs;
        kept[count] = flow;
        lastFlow = flow;
        count++;
      }
      nowMs = nextMs;
      piece++;
      if (piece === pieces) {
        piece = 0;
        weekMs += WEEK_MS;
      }
    }
    this.count = count;
    this.#lastFlow = lastFlow;
    this.#leftMl = leftMl;
    if (nowMs === endMs) return;
    this.#deliverPiece(
      nowMs,
      Math.min(endMs, weekMs + untilMs[piece]),
      (flows[piece] + bolus) * factor,
      endMs,
    );
  }

  /** A flow until `nextMs`; if nothing usable is left on the way, nothing until `endMs`. */
  #deliverPiece(startMs: number, nextMs: number, flow: number, endMs: number): void {
    const volume = (flow * (nextMs - startMs)) / MS_PER_HOUR;
    if (volume > this.#leftMl - this.#unusableMl) {
      this.#runEmpty(startMs, nextMs, flow, endMs);
      return;
    }
    this.#leftMl -= volume;
    this.#push(startMs, flow);
  }

  /** On the way to `nextMs` nothing usable is left, and nothing flows then until `endMs`. */
  #runEmpty(startMs: number, nextMs: number, flow: number, endMs: number): void {
    const usable = Math.max(0, this.#leftMl - this.#unusableMl);
    const emptyMs =
      usable === 0 ? startMs : Math.min(nextMs, startMs + Math.round((usable / flow) * MS_PER_HOUR));
    if (emptyMs > startMs) this.#push(startMs, flow);
    if (usable > 0) this.emptyAtMs.push(emptyMs);
    this.#leftMl = Math.min(this.#leftMl, this.#unusableMl);
    if (emptyMs < endMs) this.#push(emptyMs, 0);
  }

  #push(startMs: number, flow: number): void {
    if (flow === this.#lastFlow) return;
    this.#startsMs[this.count] = startMs;
    this.#flows[this.count] = flow;
    this.#lastFlow = flow;
    this.count++;
  }

  /** For so many pieces more. */
  #makeRoom(more: number): void {
    const held = this.#flows.length;
    if (this.count + more <= held) return;
    const length = Math.max(this.count + more, 2 * held);
    this.#startsMs = longer(this.#startsMs, length);
    this.#flows = longer(this.#flows, length);
  }

  startsMs(): Float64Array {
    return this.#startsMs.subarray(0, this.count);
  }

  mlPerHour(): Float64Array {
    return this.#flows.subarray(0, this.count);
  }
}

function longer(values: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const room = new Float64Array(length);
  room.set(values);
  return room;
}
