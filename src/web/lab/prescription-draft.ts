import { PUMP_MODEL_IDS, type PumpModelId } from '../../core/ids.ts';
import type { Component } from '../../core/mixture.ts';
import type { Program } from '../../core/program.ts';
import { isZero, type Quantity } from '../../core/units.ts';
import type { Prescription, WindowLimit } from '../../pump/prescription.ts';
import {
  CONCENTRATION,
  type Dimension,
  DOSE_RATE,
  FLOW,
  MASS,
  TIME,
  VOLUME,
} from '../../wire/amount/unit-table.ts';
import { NOTHING_TYPED, type QuantityText, quantityText, readQuantity } from '../fields/quantity-entry.ts';
import { timeOfDayText } from '../fields/time-of-day-entry.ts';
import { orderProblem, type ProblemAt, quantityProblem } from '../order/field-problem.ts';
import {
  type ComponentDraft,
  EMPTY_PROGRAM,
  emptyComponent,
  NO_VOLUME,
  type ProgramDraft,
} from '../order/order-draft.ts';
import { readProgram } from '../order/read-program.ts';

export interface LimitDraft {
  readonly id: number;
  readonly window: QuantityText;
  readonly volume: QuantityText;
}

/** What is typed for a programming of the pump, letter for letter. Nothing has a default. */
export interface PrescriptionDraft {
  readonly components: readonly ComponentDraft[];
  readonly program: ProgramDraft;
  readonly limits: readonly LimitDraft[];
  readonly lowReservoirAlarm: QuantityText;
  /** Null where the reservoir was not filled. */
  readonly reservoir: QuantityText | null;
  readonly bridge: { readonly volume: QuantityText; readonly rate: QuantityText } | null;
}

export const EMPTY_PRESCRIPTION: PrescriptionDraft = {
  components: [emptyComponent(1)],
  program: EMPTY_PROGRAM,
  limits: [],
  lowReservoirAlarm: NO_VOLUME,
  reservoir: null,
  bridge: null,
};

export const isModel = (id: string): id is PumpModelId => PUMP_MODEL_IDS.some((known) => known === id);

export interface ReadPrescription {
  readonly prescription: Prescription | null;
  readonly problems: readonly ProblemAt[];
}

/** The prescription as typed; null while any part of it is missing or refused. */
export function readPrescription(draft: PrescriptionDraft): ReadPrescription {
  const problems: ProblemAt[] = [];
  const read = <Unit extends string>(
    text: QuantityText,
    dimension: Dimension<Unit>,
    at: string,
  ): Quantity<Unit> | null => {
    const entry = readQuantity(text, dimension);
    if (entry.ok) return entry.quantity;
    problems.push(quantityProblem(at, entry.problem));
    return null;
  };
  const components = draft.components.flatMap((row, index): Component[] => {
    const at = `/components/${index}`;
    if (row.drug === null) {
      problems.push(orderProblem(`${at}/drug`, 'no-drug'));
      return [];
    }
    if (draft.components.some((other, before) => before < index && other.drug === row.drug))
      problems.push(orderProblem(`${at}/drug`, 'drug-twice'));
    if (row.drug === 'saline') return [{ drug: 'saline', concentration: CONCENTRATION.make(0) }];
    const concentration = read(row.concentration, CONCENTRATION, `${at}/concentration`);
    return concentration === null ? [] : [{ drug: row.drug, concentration }];
  });
  const program = readProgram(draft.program, problems);
  const limits = draft.limits.flatMap((row, index): WindowLimit[] => {
    const window = read(row.window, TIME, `/limits/${index}/window`);
    const volume = read(row.volume, VOLUME, `/limits/${index}/volume`);
    return window === null || volume === null ? [] : [{ window, volume }];
  });
  const lowReservoirAlarm = read(draft.lowReservoirAlarm, VOLUME, '/lowReservoirAlarm');
  const reservoir = draft.reservoir === null ? null : read(draft.reservoir, VOLUME, '/reservoir');
  const volume = draft.bridge === null ? null : read(draft.bridge.volume, VOLUME, '/bridge/volume');
  const rate = draft.bridge === null ? null : read(draft.bridge.rate, FLOW, '/bridge/rate');
  const [primary, ...others] = components;
  if (problems.length > 0 || program === null || primary === undefined || lowReservoirAlarm === null)
    return { prescription: null, problems };
  const bridge = volume === null || rate === null ? null : { volume, rate };
  return {
    prescription: { mixture: [primary, ...others], program, limits, lowReservoirAlarm, reservoir, bridge },
    problems,
  };
}

/** The first of the units in which an amount is written without a rounding; nothing typed where there is none. */
function textIn<Unit extends string>(
  quantity: Quantity<Unit>,
  dimension: Dimension<Unit>,
  ...units: readonly string[]
): QuantityText {
  const texts = units.map((unit) => quantityText(quantity, unit, dimension));
  return texts.find(({ text }) => text !== '') ?? NOTHING_TYPED;
}

/** What the pump runs, as text to change; fill and bridge belong to one programming and are not taken over. */
export const draftOf = ({
  mixture,
  program,
  limits,
  lowReservoirAlarm,
}: Prescription): PrescriptionDraft => ({
  components: mixture.map(({ drug, concentration }, index) => ({
    ...emptyComponent(index + 1),
    drug,
    concentration: isZero(concentration)
      ? NOTHING_TYPED
      : textIn(concentration, CONCENTRATION, 'ug/mL', 'mg/mL'),
  })),
  program: programDraftOf(program),
  limits: limits.map(({ window, volume }, index) => ({
    id: index + 1,
    window: textIn(window, TIME, 'h', 'min', 's'),
    volume: textIn(volume, VOLUME, 'mL'),
  })),
  lowReservoirAlarm: textIn(lowReservoirAlarm, VOLUME, 'mL'),
  reservoir: null,
  bridge: null,
});

function programDraftOf(program: Program): ProgramDraft {
  const { patientBolus } = program;
  const bolus =
    patientBolus === undefined
      ? null
      : {
          dose: textIn(patientBolus.dose, MASS, 'ug', 'mg'),
          duration: textIn(patientBolus.duration, TIME, 'min', 's'),
          lockout: textIn(patientBolus.lockout, TIME, 'h', 'min', 's'),
          maxPerDay: String(patientBolus.maxPerDay),
        };
  const base: ProgramDraft = { ...EMPTY_PROGRAM, mode: program.mode, bolus };
  if (program.mode === 'continuous') {
    const { setting } = program;
    return setting.kind === 'dose'
      ? { ...base, setAs: 'dose', setting: textIn(setting.dose, DOSE_RATE, 'ug/d', 'ug/h') }
      : { ...base, setAs: 'rate', setting: textIn(setting.rate, FLOW, 'mL/d', 'mL/h') };
  }
  if (program.mode !== 'schedule') return base;
  const setAs = program.patterns[0]?.steps[0]?.setting.kind ?? 'dose';
  const unit = { dose: 'ug/d', rate: 'mL/d', amount: 'ug' }[setAs];
  const stepText = (setting: (typeof program.patterns)[number]['steps'][number]['setting']): string => {
    if (setting.kind !== setAs) return '';
    if (setting.kind === 'dose') return textIn(setting.dose, DOSE_RATE, unit).text;
    return setting.kind === 'rate'
      ? textIn(setting.rate, FLOW, unit).text
      : textIn(setting.amount, MASS, unit).text;
  };
  return {
    ...base,
    setAs,
    stepUnit: unit,
    groups: program.patterns.map(({ days, steps }, group) => ({
      id: group + 1,
      days,
      steps: steps.map(({ at, setting }, index) => ({
        id: index + 1,
        at: timeOfDayText(at),
        text: stepText(setting),
      })),
    })),
  };
}
