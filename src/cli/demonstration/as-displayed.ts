import { usedBridge } from '../../core/bridge.ts';
import type { Plan } from '../../core/plan.ts';
import type { BlindEntry, Displayed, OrderContent, ReadBack } from '../../core/therapy/events.ts';
import { minutesAfterMidnight } from '../../core/time.ts';
import { inSmallestUnit, type Quantity } from '../../core/units.ts';
import type { LastState } from '../../core/visit-input.ts';

/** A decimal of so many digits behind the point; `perUnit` smallest units make the displayed one. */
const shown = (value: Quantity<string>, perUnit: number, decimals: number): string =>
  (inSmallestUnit(value) / perUnit).toFixed(decimals);

const ug = (value: Quantity<'ng'>): Displayed => ({ text: shown(value, 1_000, 3), unit: 'ug' });
const ugPerDay = (value: Quantity<'ng/d'>): Displayed => ({ text: shown(value, 1_000, 3), unit: 'ug/d' });
const ugPerMl = (value: Quantity<'ng/mL'>): Displayed => ({ text: shown(value, 1_000, 1), unit: 'ug/mL' });
const ml = (value: Quantity<'nL'>): Displayed => ({ text: shown(value, 1_000_000, 1), unit: 'mL' });
const min = (value: Quantity<'ms'>): Displayed => ({ text: shown(value, 60_000, 1), unit: 'min' });

const clock = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** What the vendor's programmer shows once the pump was set as ordered. */
export function readBackOf(content: OrderContent, plan: Plan, last: LastState | null): ReadBack {
  const { program, fill } = content;
  const primary = (fill?.components ?? last?.fill.components)?.[0];
  const delivers = program.mode === 'continuous' || program.mode === 'schedule';
  const dose = plan.delivery?.daily[0]?.dose;
  const { prime } = plan;
  const bridge = usedBridge(plan.bridge);
  const bolus = program.patientBolus;
  return {
    mode: program.mode,
    dailyDose: delivers && dose !== undefined ? ugPerDay(dose) : null,
    concentration: primary === undefined ? null : ugPerMl(primary.concentration),
    reservoirVolume: fill === undefined ? null : ml(fill.volume),
    ...(program.mode === 'schedule' && {
      steps: (plan.delivery?.steps ?? []).flatMap((step) => {
        const value = step.doses[0]?.dose;
        return value === undefined
          ? []
          : [{ days: step.days, at: clock(minutesAfterMidnight(step.from)), value: ugPerDay(value) }];
      }),
    }),
    ...(bridge !== null && { bridge: { dose: ug(bridge.dose), duration: min(bridge.duration) } }),
    ...(prime !== null && {
      prime: {
        volume: { text: shown(prime.volume, 1_000_000, 3), unit: 'mL' },
        duration: min(prime.duration),
      },
    }),
    ...(bolus !== undefined && {
      patientBolus: {
        dose: ug(bolus.dose),
        duration: min(bolus.duration),
        lockout: min(bolus.lockout),
        maxPerDay: bolus.maxPerDay,
      },
    }),
  };
}

/** What a second person who reads the prescription right enters. */
export function blindEntryOf(content: OrderContent, plan: Plan, last: LastState | null): BlindEntry {
  const { program, fill } = content;
  const { prime } = plan;
  const set = program.mode === 'continuous' && program.setting.kind === 'dose' ? program.setting.dose : null;
  const dose = set ?? plan.delivery?.daily[0]?.dose;
  return {
    components:
      (fill ?? last?.fill)?.components.map(({ drug, concentration }) => ({ drug, concentration })) ?? [],
    volume: fill?.volume ?? null,
    dailyDose: { text: dose === undefined ? '0' : shown(dose, 1_000, 3), unit: 'ug/d' },
    prime: prime && {
      volume: { text: shown(prime.volume, 1_000_000, 4), unit: 'mL' },
      duration: { text: shown(prime.duration, 60_000, 1), unit: 'min' },
    },
  };
}
