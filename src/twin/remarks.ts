import { epochMilliseconds } from '../core/time.ts';
import type { DeliveryRun } from './delivery-run.ts';
import { EFFECT_SITES } from './parameters/effect.ts';
import { drugsIn } from './reservoir-content.ts';
import type { Scenario } from './scenario.ts';
import type { OutsideRemark, StretchRun, UsedParameter } from './simulation.ts';

const MS_PER_HOUR = 3_600_000;

/** What a reader of the answer must know although something was computed. */
export function remarksOf(
  scenario: Scenario,
  { pumped }: DeliveryRun,
  used: readonly UsedParameter[],
  stretches: readonly StretchRun[],
): readonly OutsideRemark[] {
  const remarks: OutsideRemark[] = [];
  const say = (code: OutsideRemark['code'], at: string, message: string): void => {
    remarks.push({ code, at, message, drug: null, notComputed: false });
  };
  const cord = scenario.observe.levels.findIndex(({ kind }) => kind === 'cord');
  if (cord >= 0)
    say('prior', `/observe/levels/${cord}`, 'concentrations in cord are a prior: no CSF value confirms them');
  const drugs = drugsIn(scenario);
  if (drugs.length === 0) {
    const message = 'nothing that is given holds a drug, so there is nothing to compute';
    remarks.push({ code: 'no-drug', at: '/delivery', message, drug: null, notComputed: true });
  }
  for (const [i, level] of scenario.observe.levels.entries()) {
    if (level.kind !== 'effect' || drugs.includes(EFFECT_SITES[level.effect].drug)) continue;
    const { drug } = EFFECT_SITES[level.effect];
    const message = `${drug} has this effect, and none of it is given`;
    remarks.push({ code: 'no-effect-model', at: `/observe/levels/${i}`, message, drug, notComputed: true });
  }
  for (const emptyMs of pumped?.flow.emptyAtMs ?? []) {
    const hours = (emptyMs - epochMilliseconds(scenario.observe.from)) / MS_PER_HOUR;
    say('reservoir-empty', '/delivery', `the reservoir is empty ${hours.toFixed(1)} h after the first time`);
  }
  if (pumped !== null && !pumped.flow.tracked)
    say('reservoir-untracked', '/delivery', 'without a fill nobody knows when the reservoir is empty');
  if (pumped !== null && scenario.before.kind === 'drug-free')
    say(
      'path-assumed-drug-free',
      '/before',
      'tubing and catheter are taken to hold no drug at the beginning',
    );
  const sayIfBeyond = ({ id, value, range, unit }: UsedParameter, at: string): void => {
    if (range !== null && (value < range[0] || value > range[1]))
      say(
        'parameter-beyond-its-range',
        `${at}/overrides/${id}`,
        `${value} ${unit} lies outside ${range[0]} to ${range[1]} ${unit}`,
      );
  };
  for (const one of used) sayIfBeyond(one, '');
  for (const [i, { parameters }] of stretches.entries())
    for (const one of parameters) sayIfBeyond(one, `/stretches/${i}`);
  return remarks;
}
