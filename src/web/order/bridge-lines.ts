import { drug } from '../../core/drugs/all.ts';
import type { DrugId } from '../../core/ids.ts';
import type { Bridge, Delivery } from '../../core/plan.ts';
import { type DoseRate, inSmallestUnit } from '../../core/units.ts';
import type { BridgeSteps } from '../pictures/bridge-steps.ts';

const MS_PER_HOUR = 3_600_000;
const NG_PER = { ug: 1_000, mg: 1_000_000 } as const;

/** The dose of the old primary drug at the tip over hours, in the unit it is spoken of in: with the bridge and without it. */
export function bridgeLines(bridge: Bridge, old: DrugId, after: Delivery | null): BridgeSteps {
  const figure = (dose: DoseRate): number => inSmallestUnit(dose) / NG_PER[drug(old).spokenIn];
  const later = after?.daily.find((each) => each.drug === old)?.dose;
  const then = later === undefined ? 0 : figure(later);
  const meanwhile = bridge.daily.find((each) => each.drug === old)?.dose;
  const arrival = inSmallestUnit(bridge.duration) / MS_PER_HOUR;
  return {
    withBridge: [
      { until: arrival, dose: meanwhile === undefined ? 0 : figure(meanwhile) },
      { until: Number.POSITIVE_INFINITY, dose: then },
    ],
    without: [
      { until: inSmallestUnit(bridge.without.duration) / MS_PER_HOUR, dose: figure(bridge.without.dose) },
      { until: Number.POSITIVE_INFINITY, dose: then },
    ],
    arrival,
  };
}
