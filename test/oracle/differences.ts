import type { Computed } from '../../src/core/plan.ts';
import { epochMilliseconds } from '../../src/core/time.ts';
import { inSmallestUnit, type Quantity } from '../../src/core/units.ts';
import type { VisitInput } from '../../src/core/visit-input.ts';
import type { OracleAnswer } from './dose-oracle.ts';
import { refillOracle } from './refill-oracle.ts';

const of = (value: Quantity<string>): bigint => BigInt(inSmallestUnit(value));

/** Where the plan and the oracle do not agree to the last digit; empty where they do. */
export function differences(input: VisitInput, plan: Computed, told: OracleAnswer): readonly string[] {
  const found: string[] = [];
  const same = (what: string, ours: unknown, theirs: unknown): void => {
    if (ours !== theirs) found.push(`${what}: plan ${ours}, oracle ${theirs}`);
  };
  const list = (what: string, ours: readonly bigint[], theirs: readonly bigint[]): void => {
    same(`${what}, how many`, ours.length, theirs.length);
    for (const [index, each] of ours.entries()) same(`${what} ${index}`, each, theirs[index]);
  };
  const { delivery, residual, bridge, prime, compounding, dates } = plan;
  same('rate', delivery && of(delivery.rate), told.rate);
  list(
    'daily dose',
    (delivery?.daily ?? []).map((each) => of(each.dose)),
    told.daily,
  );
  list(
    'worst case',
    (delivery?.worstCase ?? []).map((each) => of(each.dose)),
    told.worstCase,
  );
  same('residual', residual === null, told.residual === null);
  if (residual !== null && told.residual !== null) {
    same('expected residual', of(residual.expected), told.residual.expected);
    same('discrepancy', of(residual.discrepancy), told.residual.discrepancy);
    const apart = Math.abs((residual.ratio ?? 0) - (told.residual.ratio ?? 0));
    same('ratio is null', residual.ratio === null, told.residual.ratio === null);
    if (apart > 1e-12 * Math.max(1, Math.abs(told.residual.ratio ?? 0)))
      same('ratio', residual.ratio, told.residual.ratio);
  }
  same('bridge', bridge === null, told.bridge === null);
  if (bridge !== null && told.bridge !== null) {
    same('bridge volume', of(bridge.volume), told.bridge.volume);
    same('bridge dose', of(bridge.dose), told.bridge.dose);
    same('bridge duration', of(bridge.duration), told.bridge.duration);
    same('bridge rate', of(bridge.rate), told.bridge.rate);
    list(
      'dose during the bridge',
      bridge.daily.map((each) => of(each.dose)),
      told.bridge.daily,
    );
    same('dose without the bridge', of(bridge.without.dose), told.bridge.without.dose);
    same('time without the bridge', of(bridge.without.duration), told.bridge.without.duration);
    list(
      'doses without the bridge',
      bridge.without.daily.map((each) => of(each.dose)),
      told.bridge.without.daily,
    );
  }
  same('prime', prime === null, told.prime === null);
  if (prime !== null && told.prime !== null) {
    same('prime volume', of(prime.volume), told.prime.volume);
    same('prime rate', of(prime.rate), told.prime.rate);
    same('prime duration', of(prime.duration), told.prime.duration);
  }
  same('compounding', compounding === null, told.compounding === null);
  if (compounding !== null && told.compounding !== null) {
    list(
      'volume to draw',
      compounding.components.map((each) => of(each.volume)),
      told.compounding.volumes,
    );
    same('diluent', of(compounding.diluent), told.compounding.diluent);
  }
  const instant = (at: Computed['dates']['empty']): bigint | null => at && BigInt(epochMilliseconds(at));
  same('alarm', instant(dates.lowReservoirAlarm), told.alarm);
  same('worst alarm', instant(dates.worstCaseAlarm), told.worstAlarm);
  same('empty', instant(dates.empty), told.empty);
  const refill = refillOracle(input, told, dates.stability);
  same('refill by', dates.refillBy, refill.refillBy);
  same('because', dates.because, refill.because);
  return found;
}
