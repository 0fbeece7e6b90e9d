import { drug } from '../../core/drugs/all.ts';
import type { DrugClass } from '../../core/drugs/drug.ts';
import type { Mixture } from '../../core/mixture.ts';
import { CONTROL_ROWS } from './control-rows.ts';
import { DELIVERY_ROWS } from './delivery-rows.ts';
import { POWER_ROWS } from './power-rows.ts';
import type { VirtualPumpAlarm } from './pump-alarm.ts';
import { RESERVOIR_ROWS } from './reservoir-rows.ts';
import { lesser, type RowsOf, type SafeAction, type SafeState } from './safe-state.ts';
import { mostDangerousToStop } from './stop-danger.ts';

/** One row for each alarm and class of drug (SR-20). A missing one does not compile. None has been reviewed by a clinic yet. */
export const SAFE_STATES: RowsOf<VirtualPumpAlarm> = {
  ...RESERVOIR_ROWS,
  ...POWER_ROWS,
  ...DELIVERY_ROWS,
  ...CONTROL_ROWS,
};

/** What the pump does with the basal flow while the alarm stands. */
export const safeState = (alarm: VirtualPumpAlarm, drugClass: DrugClass): SafeState =>
  SAFE_STATES[alarm][drugClass];

/** The class by which the table judges what is in the reservoir. */
export function drugClassOf(mixture: Mixture): DrugClass {
  const [primary, ...others] = mixture;
  return mostDangerousToStop([
    drug(primary.drug).class,
    ...others.map((component) => drug(component.drug).class),
  ]);
}

/** The most that may flow while all these alarms stand: the least that any of them leaves; everything where there is none. */
export const safeAction = (alarms: Iterable<VirtualPumpAlarm>, drugClass: DrugClass): SafeAction =>
  [...alarms].reduce<SafeAction>(
    (least, alarm) => lesser(least, safeState(alarm, drugClass).action),
    'continue',
  );
