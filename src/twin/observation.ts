import type { DrugId } from '../core/ids.ts';
import type { Weights } from '../kernel/tree.ts';
import type { Canal } from './canal.ts';
import { nameOfLevel, type ObservedAt } from './levels.ts';
import { EFFECT_SITES, type EffectSite } from './parameters/effect.ts';
import type { ParameterReader } from './parameters/parameter-set.ts';
import { plasmaForm, plasmaNeedsWeight } from './parameters/plasma.ts';
import { positionOf, segmentsAround } from './positions.ts';
import type { Scenario } from './scenario.ts';
import type { OutsideRemark } from './simulation.ts';
import { cordRow, cranialRow, csfRow, meanCsfRow } from './spine-rows.ts';
import type { SpineTree } from './spine-tree.ts';

/** What is read for one level: weights on the tree, blood, or an effect site behind weights on the tree. */
export type Reading =
  | { readonly kind: 'row'; readonly level: ObservedAt; readonly row: Weights }
  | { readonly kind: 'plasma'; readonly level: ObservedAt }
  | {
      readonly kind: 'effect';
      readonly level: ObservedAt;
      readonly row: Weights;
      readonly ratePerHour: number;
      readonly site: EffectSite;
    };

interface Observer {
  readonly scenario: Scenario;
  readonly drug: DrugId;
  readonly spine: SpineTree;
  readonly canal: Canal;
  readonly tipCm: number | null;
  readonly reader: ParameterReader;
}

/** What can be read of a drug at the levels asked for, and what cannot with the reason. */
export function readingsOf(observer: Observer): {
  readonly readings: readonly Reading[];
  readonly outside: readonly OutsideRemark[];
} {
  const readings: Reading[] = [];
  const outside: OutsideRemark[] = [];
  for (const [i, level] of observer.scenario.observe.levels.entries()) {
    const found = readingAt(observer, level);
    if (found === null) continue;
    if ('code' in found)
      outside.push({ ...found, at: `/observe/levels/${i}`, drug: observer.drug, notComputed: true });
    else readings.push(found);
  }
  return { readings, outside };
}

type Missing = Pick<OutsideRemark, 'code' | 'message'>;

function readingAt(observer: Observer, level: ObservedAt): Reading | Missing | null {
  const { scenario, drug, spine, canal, tipCm, reader } = observer;
  switch (level.kind) {
    case 'cisterna':
      return { kind: 'row', level, row: cranialRow() };
    case 'plasma':
      if (plasmaForm(drug) === null)
        return { code: 'no-plasma-model', message: `no plasma model of ${drug} is known` };
      if (plasmaNeedsWeight(drug) && scenario.patient.weightKg === undefined)
        return { code: 'weight-unknown', message: `the plasma model of ${drug} needs the weight` };
      return { kind: 'plasma', level };
    case 'csf':
    case 'cord': {
      const positionCm = level.at === 'tip' ? tipCm : positionOf(level.at, canal);
      if (positionCm === null) return { code: 'unknown-tip', message: 'where the tip lies is unknown' };
      if (level.kind === 'csf') return { kind: 'row', level, row: csfRow(spine, positionCm) };
      if (positionCm < canal.conusCm)
        return { code: 'not-in-cord', message: `the cord ends above ${nameOfLevel(level).slice(5)}` };
      return { kind: 'row', level, row: cordRow(spine, positionCm) };
    }
    case 'effect': {
      const site = EFFECT_SITES[level.effect];
      // Another drug of the mixture makes this effect: nothing is missing of this one.
      if (site.drug !== drug) return null;
      const row = siteRow(site, observer);
      if (row === null) return { code: 'unknown-tip', message: 'where the tip lies is unknown' };
      return { kind: 'effect', level, row, ratePerHour: reader.read(site.rateId), site };
    }
  }
}

function siteRow({ site }: EffectSite, { spine, canal, tipCm }: Observer): Weights | null {
  const positionCm = site === 'around-tip' ? tipCm : positionOf(site, canal);
  if (positionCm === null) return null;
  return site === 'around-tip'
    ? meanCsfRow(spine, ...segmentsAround(positionCm, canal))
    : csfRow(spine, positionCm);
}
