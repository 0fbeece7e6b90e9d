import { milliseconds, nanolitres } from '../../core/units.ts';
import type { Fault } from '../../pump/fault.ts';
import { exactTime, millilitres } from '../amount/encode-amount.ts';

const ratio = (perMille: number): number => perMille / 1000;
const shifted = (byMs: number) =>
  byMs < 0 ? { behind: exactTime(milliseconds(-byMs)) } : { ahead: exactTime(milliseconds(byMs)) };

/** A fault as a pump file has it. */
export function encodeFault(of: Fault): Readonly<Record<string, unknown>> {
  switch (of.kind) {
    case 'flow-drift':
      return {
        kind: of.kind,
        ratio: ratio(of.perMille),
        ...(of.perDay !== null && { perDay: ratio(of.perDay) }),
      };
    case 'catheter-leak':
      return { kind: of.kind, lost: ratio(of.lostPerMille) };
    case 'motor-stall':
      return {
        kind: of.kind,
        recoveryLogged: of.recoveryLogged,
        ...(of.recoversAfterMs !== null && { recoversAfter: exactTime(milliseconds(of.recoversAfterMs)) }),
      };
    case 'false-replace-by':
      return {
        kind: of.kind,
        ...(of.laterByMs !== null && { later: exactTime(milliseconds(of.laterByMs)) }),
      };
    case 'priming-mixing':
      return { kind: of.kind, early: ratio(of.earlyPerMille) };
    case 'valve-discharge':
      return { kind: of.kind, ...(of.volumeNl !== null && { volume: millilitres(nanolitres(of.volumeNl)) }) };
    case 'clock-jump':
    case 'daylight-saving':
      return { kind: of.kind, ...shifted(of.byMs) };
    default:
      return of;
  }
}
