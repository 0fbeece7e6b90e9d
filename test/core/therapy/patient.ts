import { Temporal } from 'temporal-polyfill';
import type {
  BlindEntry,
  Label,
  OrderContent,
  PatientIdentity,
  PumpIdentity,
  ReadBack,
} from '../../../src/core/therapy/events.ts';
import { type Instant, instantAt } from '../../../src/core/time.ts';
import {
  micrometres,
  milliseconds,
  nanogramsPerDay,
  nanogramsPerMillilitre,
  nanolitres,
} from '../../../src/core/units.ts';
import type { ImplantedCatheter, LastState, PatientFacts } from '../../../src/core/visit-input.ts';

export const CHICAGO = 'America/Chicago';
export const DAY = (count: number) => milliseconds(count * 86_400_000);
export const ML = (count: number) => nanolitres(count * 1_000_000);
export const MCG_PER_ML = (count: number) => nanogramsPerMillilitre(count * 1_000);
export const MCG_PER_DAY = (count: number) => nanogramsPerDay(count * 1_000);

export const at = (local: string): Instant =>
  instantAt(Temporal.PlainDateTime.from(local).toZonedDateTime(CHICAGO).epochMilliseconds);

export const LAST_FILL = at('2026-09-01T10:00');
export const VISIT_DAY = at('2026-11-16T10:00');

/** Synthetic: nobody's. */
export const IDENTITY: PatientIdentity = {
  name: 'Ines Rivera',
  recordNumber: 'T-1042',
  birthDate: '1968-04-02',
};

export const FACTS: PatientFacts = {
  birthDate: '1968-04-02',
  opioidTolerant: false,
  indication: 'spasticity',
  spasticityOrigin: 'spinal',
  allergies: [],
  systemicOpioids: [],
  otherMedicines: [],
};

export const PUMP: PumpIdentity = {
  model: 'synchromed-ii-40',
  serial: 'NGP123456H',
  lowReservoirAlarm: ML(2),
};
export const CATHETER: ImplantedCatheter = {
  segments: [{ model: '8709sc', implanted: micrometres(890_000) }],
  tip: 'T10',
};

/** Baclofen 500 mcg/mL, 200 mcg/day: 0.4 mL/day since the first of September. */
export const LAST: LastState = {
  fill: {
    at: LAST_FILL,
    volume: ML(40),
    components: [{ drug: 'baclofen', concentration: MCG_PER_ML(500), stock: MCG_PER_ML(500) }],
  },
  program: { mode: 'continuous', setting: { kind: 'dose', dose: MCG_PER_DAY(200) } },
  changes: [],
  delivered: [],
};

export const SAME: OrderContent = {
  fill: { volume: ML(40), components: LAST.fill.components },
  program: LAST.program,
  bridge: { kind: 'compute' },
};

/** The same dose from a solution four times as strong. */
export const STRONGER: OrderContent = {
  fill: {
    volume: ML(40),
    components: [{ drug: 'baclofen', concentration: MCG_PER_ML(2000), stock: MCG_PER_ML(2000) }],
  },
  program: LAST.program,
  bridge: { kind: 'compute' },
};

export const dosed = (content: OrderContent, mcgPerDay: number): OrderContent => ({
  ...content,
  program: { mode: 'continuous', setting: { kind: 'dose', dose: MCG_PER_DAY(mcgPerDay) } },
});

export const STOPPED: OrderContent = { program: { mode: 'stopped' }, bridge: { kind: 'compute' } };

export const entryOf = (content: OrderContent, mcgPerDay: string): BlindEntry => ({
  components: (content.fill ?? LAST.fill).components.map(({ drug, concentration }) => ({
    drug,
    concentration,
  })),
  volume: content.fill?.volume ?? null,
  dailyDose: { text: mcgPerDay, unit: 'ug/d' },
  prime: null,
});

/** At a first fill: 0.140 mL of tubing and 89 cm of catheter at 0.0022 mL/cm, 0.3358 mL in 20.148 min. */
export const PRIMED: OrderContent = {
  ...dosed(SAME, 50),
  prime: { part: 'tubing-and-catheter', reason: 'implant', catheterDrugFree: true },
};

export const labelOf = (content: OrderContent, overrides: Partial<Label> = {}): Label => ({
  patient: IDENTITY.recordNumber,
  components: (content.fill ?? LAST.fill).components.map(({ drug, concentration }) => ({
    drug,
    concentration,
  })),
  volume: content.fill?.volume ?? ML(40),
  lot: 'L-77',
  beyondUse: '2026-12-31',
  ...overrides,
});

export const readBackOf = (concentration: string, dose = '200.0'): ReadBack => ({
  mode: 'continuous',
  dailyDose: { text: dose, unit: 'ug/d' },
  concentration: { text: concentration, unit: 'ug/mL' },
  reservoirVolume: { text: '40.0', unit: 'mL' },
});

/** The bridge of STRONGER after LAST: 0.3358 mL of the old solution at 0.4 mL/day. */
export const BRIDGE = {
  dose: { text: '167.9', unit: 'ug' },
  duration: { text: '20.148', unit: 'h' },
} as const;
