import type { DrugId } from '../core/ids.ts';
import { weighedAt } from '../kernel/tree.ts';
import type { Canal } from './canal.ts';
import type { DeliveryRun } from './delivery-run.ts';
import { type Drive, impulses } from './drug-run.ts';
import { isPumped } from './outside.ts';
import type { ParameterReader, ParameterSet } from './parameters/parameter-set.ts';
import { tipPosition } from './positions.ts';
import { reachOf, type SourcePlace } from './reduced-source.ts';
import type { Scenario } from './scenario.ts';
import { needleSources } from './sources.ts';
import { csfRow, gaussianSource, perUg } from './spine-rows.ts';
import type { SpineTree } from './spine-tree.ts';

/** One place from which a drug comes, and how it runs there. */
export interface DrugSource extends SourcePlace {
  /** Tells sources apart that differ in place or width. */
  readonly key: string;
  readonly drive: Drive;
  /** Concentration at the source just after the largest injection, ug/mL; 0 of an infusion. */
  readonly atOnceUgPerMl: number;
}

/** What is needed to know where a drug of a scenario comes from. */
export interface DrugCase {
  readonly scenario: Scenario;
  readonly drug: DrugId;
  readonly canal: Canal;
  readonly reader: ParameterReader;
  readonly delivery: DeliveryRun;
  /** The patient's values in each stretch of the scenario. */
  readonly stretches: readonly ParameterSet[];
}

/** The tip of the catheter, if the pump gives the drug, and every place of an injection. */
export function drugSources(one: DrugCase, spine: SpineTree): readonly DrugSource[] {
  const { scenario, drug, canal, reader, delivery } = one;
  const tipCm = tipPosition(scenario.catheter, canal);
  const tip = delivery.tips.get(drug);
  const sources: DrugSource[] = [];
  const spreading = (widthCm: number): number =>
    reader.read('dispersion') / Math.max(widthCm, canal.cellCm) ** 2;
  if (tip !== undefined && tipCm !== null && isPumped(scenario, drug)) {
    const widthCm = reader.read('release-width');
    sources.push({
      key: `${reachOf(tip.seenAfterHours).fastest} ${tipCm} ${widthCm}`,
      weights: gaussianSource(spine, tipCm, widthCm),
      spreadingPerHour: spreading(widthCm),
      seenAfterHours: tip.seenAfterHours,
      gauge: csfRow(spine, tipCm),
      atOnceUgPerMl: 0,
      drive: tip.drive,
    });
  }
  for (const needle of needleSources(scenario, drug, canal, tipCm, delivery.originMs)) {
    const widthCm = reader.read('injection-width');
    const weights = gaussianSource(spine, needle.positionCm, widthCm);
    const gauge = csfRow(spine, needle.positionCm);
    sources.push({
      key: `sudden ${needle.positionCm} ${widthCm}`,
      weights,
      spreadingPerHour: spreading(widthCm),
      seenAfterHours: 0,
      gauge,
      atOnceUgPerMl:
        weighedAt(perUg(spine, gauge), weights) * needle.ug.reduce((most, ug) => Math.max(most, ug), 0),
      drive: { schedule: impulses(needle.ticks, needle.ug), before: { kind: 'nothing' } },
    });
  }
  return sources;
}
