import { equal, inSmallestUnit } from '../core/units.ts';
import { activeProgram } from './activate.ts';
import { bolusesWithin, highestBasal, isHistoryKnown } from './admission.ts';
import { alarmForbidsFlow, isRaised, resolve } from './alarms.ts';
import { LONGEST_WINDOW_MS } from './begin-bolus.ts';
import { log, type Work } from './draft.ts';
import { faultOf } from './flows.ts';
import { readPrescription } from './prescription-text.ts';
import type { PumpCommand } from './pump-input.ts';
import type { PumpRefusal } from './pump-refusal.ts';
import type { ActiveProgram, PumpState } from './pump-state.ts';
import { bytesOf, sha256 } from './sha-256.ts';
import { tellReservoir } from './tell-reservoir.ts';

type CommandOf<Kind extends PumpCommand['kind']> = Extract<PumpCommand, { readonly kind: Kind }>;

/** From here until it is confirmed or cut the pump delivers nothing. A running bolus is ended by a person first, not by this. */
export function beginUpdate(work: Work, { digest, parts }: CommandOf<'begin-update'>): PumpRefusal | null {
  const { pump } = work;
  if (pump.update !== null) return 'updating';
  if (isRaised(pump, 'eos')) return 'end-of-service';
  if (pump.bolus !== null) return 'bolus-running';
  if (faultOf(pump.faults, 'memory-error') !== null) return 'memory-error';
  pump.update = { digest, parts, received: [] };
  log(work, { kind: 'update-begun', digest });
  return null;
}

export function writePart({ pump }: Work, { index, text }: CommandOf<'write-part'>): PumpRefusal | null {
  const { update } = pump;
  if (update === null) return 'no-update';
  if (index !== update.received.length || index >= update.parts) return 'part-out-of-turn';
  pump.update = { ...update, received: [...update.received, text] };
  return null;
}

/** What the pump has received so far, hashed: it is compared with what was signed, never repaired. */
export function confirmUpdate(work: Work, { digest }: CommandOf<'confirm-update'>): PumpRefusal | null {
  const { pump } = work;
  const { update } = pump;
  if (update === null) return 'no-update';
  if (update.received.length !== update.parts) return 'part-out-of-turn';
  const text = update.received.join('');
  if (digestOf(text) !== update.digest || digest !== update.digest) return 'digest-differs';
  const read = readPrescription(text);
  if (!read.ok) return read.refusal;
  const next = activeProgram(read.value, digest, pump);
  if (!next.ok) return next.refusal;
  const because = whyNotNow(pump, next.value);
  if (because === null) takeOver(work, next.value);
  return because;
}

function digestOf(text: string): string | null {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 255) return null;
  return sha256(bytesOf(text));
}

/**
 * A window that reaches over the change of program may hold no more than the larger of both limits: what boluses gave before, and a
 * full window of the higher basal flow. A program with no higher flow can always be set at once. Where it is unknown what boluses
 * gave, no higher flow is taken over until the window has passed.
 */
function whyNotNow(pump: PumpState, next: ActiveProgram): PumpRefusal | null {
  const { active, profile } = pump;
  if (!profile.programmable && active !== null && next.highestFlow !== active.highestFlow)
    return 'not-programmable';
  if (alarmForbidsFlow(pump, next.drugClass)) return 'alarm-forbids';
  if (active === null) return null;
  const above = next.prescription.limits.some(({ window, volume }) => {
    // Of two limits on one window the narrower holds.
    const before = active.prescription.limits
      .filter((limit) => equal(limit.window, window))
      .reduce((least, limit) => Math.min(least, inSmallestUnit(limit.volume)), Number.POSITIVE_INFINITY);
    if (before === Number.POSITIVE_INFINITY) return false;
    const windowMs = inSmallestUnit(window);
    const highest = highestBasal(pump, windowMs);
    const coming = highestBasal(pump, windowMs, next.highestFlow);
    // What adds nothing to any window is taken over whatever is in it: it may have been given under a wider limit.
    if (coming <= highest) return false;
    if (!isHistoryKnown(pump, windowMs)) return true;
    const bound = Math.max(inSmallestUnit(volume), before);
    return bolusesWithin(pump, windowMs) + coming > bound;
  });
  return above ? 'window-limit' : null;
}

function takeOver(work: Work, next: ActiveProgram): void {
  const { pump } = work;
  const { nowMs, active } = pump;
  if (active !== null) {
    const kept = pump.pastBasal.filter((past) => past.untilMs > nowMs - LONGEST_WINDOW_MS);
    pump.pastBasal = [...kept, { untilMs: nowMs, flow: active.highestFlow }];
  }
  pump.update = null;
  pump.active = next;
  pump.bridgeLeft = null;
  pump.run = { kind: 'running' };
  log(work, { kind: 'program-active', digest: next.digest });
  const { reservoir, bridge, program } = next.prescription;
  if (reservoir !== null) tellReservoir(work, inSmallestUnit(reservoir));
  pump.stoppedSinceMs = program.mode === 'stopped' ? (pump.stoppedSinceMs ?? nowMs) : null;
  if (pump.stoppedSinceMs === null) resolve(work, 'stopped-pump');
  resolve(work, 'update-failed');
  // It begins as soon as the motor turns: at once, or when a stall is over.
  if (bridge !== null && program.mode !== 'stopped')
    pump.bridgeLeft = { flow: inSmallestUnit(bridge.rate), volumeNl: inSmallestUnit(bridge.volume) };
}
