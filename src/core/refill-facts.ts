import { usedBridge } from './bridge.ts';
import { bolusesADay, bolusesVolume } from './patient-bolus.ts';
import type { Computed } from './plan.ts';
import { type RefillFacts, trueVolumeAtWorst } from './refill-date.ts';
import { nanolitres } from './units.ts';
import { alarmVolumeOf, contentsOf, pumpOf, reservoirOf, weekAfter } from './visit-facts.ts';
import type { VisitInput } from './visit-input.ts';

/** What the dates of a visit are computed from; null where the contents, the delivery or the volume is not known. */
export function refillFactsOf(
  input: VisitInput,
  { delivery, bridge, prime }: Pick<Computed, 'delivery' | 'bridge' | 'prime'>,
): RefillFacts | null {
  const { visit } = input;
  const pump = pumpOf(input);
  const contents = contentsOf(input);
  const volumes = volumesAfter(input);
  if (contents === null || delivery === null || volumes === null) return null;
  const first = [prime, usedBridge(bridge)].flatMap((bolus) =>
    bolus === null ? [] : [{ flow: bolus.rate, time: bolus.duration }],
  );
  const { patientBolus } = visit.program;
  const size = delivery.patientBolusVolume;
  return {
    at: visit.at,
    ...volumes,
    first,
    week: weekAfter(input, contents, first),
    patientBolusesADay:
      patientBolus === undefined || size === null
        ? nanolitres(0)
        : bolusesVolume(size, bolusesADay(patientBolus)),
    alarmAt: alarmVolumeOf(input),
    unusable: pump.unusable?.value ?? null,
    accuracy: pump.accuracy,
  };
}

/** What the pump is told it holds after the visit, and what it holds at worst: without a fill it may have run ahead. */
function volumesAfter(input: VisitInput): Pick<RefillFacts, 'volume' | 'trueVolume'> | null {
  const { last, visit } = input;
  if (visit.fill !== undefined) return { volume: visit.fill.volume, trueVolume: visit.fill.volume };
  const reservoir = reservoirOf(input);
  if (last === null || reservoir === null) return null;
  const upper = pumpOf(input).accuracy?.upper.value ?? 1;
  const trueVolume = trueVolumeAtWorst(last.fill.volume, reservoir.programmed, upper);
  return { volume: reservoir.expected, trueVolume };
}
