import { drug } from '../../core/drugs/all.ts';
import type { DrugId } from '../../core/ids.ts';
import type { PatientBolus, Program, StepSetting } from '../../core/program.ts';
import type { OrderContent } from '../../core/therapy/events.ts';
import type { Concentration, Duration } from '../../core/units.ts';
import { CONCENTRATION, DOSE_RATE, FLOW, MASS, TIME, VOLUME } from '../../wire/amount/unit-table.ts';
import { NOTHING_TYPED, type QuantityText, quantityText } from '../fields/quantity-entry.ts';
import { timeOfDayText } from '../fields/time-of-day-entry.ts';
import {
  type BolusDraft,
  EMPTY_PROGRAM,
  emptyComponent,
  emptyDraft,
  NO_VOLUME,
  type OrderDraft,
  type ProgramDraft,
  type Reuse,
  type SetAs,
} from './order-draft.ts';

interface Origin {
  /** Of the mixture and the volume; null where they are the author's own and need no confirmation. */
  readonly fill: Reuse | null;
  readonly program: Reuse | null;
}

/**
 * What was ordered or is in the pump, as the text of a form: every value exact, marked with where it is from. The bridge, the
 * answers and what was attested are not taken over: they belong to the plan of another day.
 */
export function draftOfContent(
  content: OrderContent,
  planned: Pick<OrderDraft, 'day' | 'time'>,
  origin: Origin,
): OrderDraft {
  const { fill, rinses, prime } = content;
  const primary = fill?.components[0].drug ?? null;
  return {
    ...emptyDraft(planned),
    filled: fill !== undefined,
    components: fill?.components.map(({ drug: id, concentration, stock }, index) => ({
      id: index + 1,
      drug: id,
      concentration: id === 'saline' ? NOTHING_TYPED : strength(concentration, id),
      stock: stock === undefined ? NOTHING_TYPED : strength(stock, id),
      reuse: origin.fill,
    })) ?? [emptyComponent(1)],
    volume: fill === undefined ? NO_VOLUME : quantityText(fill.volume, 'mL', VOLUME),
    volumeReuse: fill === undefined ? null : origin.fill,
    rinses:
      rinses === undefined
        ? null
        : { count: String(rinses.count), volume: quantityText(rinses.volume, 'mL', VOLUME) },
    program: draftOfProgram(content.program, primary, origin.program),
    prime: prime === undefined ? null : { part: prime.part, reason: prime.reason ?? null, drugFree: false },
  };
}

const massUnit = (id: DrugId | null): 'ug' | 'mg' => (id === null ? 'ug' : drug(id).spokenIn);

const strength = (concentration: Concentration, id: DrugId): QuantityText =>
  quantityText(concentration, `${massUnit(id)}/mL`, CONCENTRATION);

/** A program as the text of a form. A schedule whose steps are set in different ways fits no form: its steps stay empty. */
export function draftOfProgram(program: Program, primary: DrugId | null, reuse: Reuse | null): ProgramDraft {
  const bolus = program.patientBolus === undefined ? null : bolusText(program.patientBolus, primary);
  const base: ProgramDraft = { ...EMPTY_PROGRAM, mode: program.mode, bolus, reuse };
  if (program.mode === 'continuous') {
    const { setting } = program;
    return { ...base, setAs: setting.kind, setting: settingText(setting, primary) };
  }
  if (program.mode !== 'schedule') return base;
  const kinds = new Set(program.patterns.flatMap(({ steps }) => steps.map((step) => step.setting.kind)));
  const [setAs = 'dose', other] = kinds;
  if (other !== undefined) return { ...base, reuse: null };
  return {
    ...base,
    setAs,
    stepUnit: unitFor(setAs, primary),
    groups: program.patterns.map(({ days, steps }, index) => ({
      id: index + 1,
      days,
      steps: steps.map((step, place) => ({
        id: place + 1,
        at: timeOfDayText(step.at),
        text: settingText(step.setting, primary).text,
      })),
    })),
  };
}

function unitFor(setAs: SetAs, primary: DrugId | null): string {
  if (setAs === 'rate') return 'mL/d';
  return setAs === 'dose' ? `${massUnit(primary)}/d` : massUnit(primary);
}

function settingText(setting: StepSetting, primary: DrugId | null): QuantityText {
  const unit = unitFor(setting.kind, primary);
  if (setting.kind === 'rate') return quantityText(setting.rate, unit, FLOW);
  if (setting.kind === 'dose') return quantityText(setting.dose, unit, DOSE_RATE);
  return quantityText(setting.amount, unit, MASS);
}

const bolusText = (bolus: PatientBolus, primary: DrugId | null): BolusDraft => ({
  dose: quantityText(bolus.dose, massUnit(primary), MASS),
  duration: timeText(bolus.duration),
  lockout: timeText(bolus.lockout),
  maxPerDay: String(bolus.maxPerDay),
});

/** In the largest unit in which it is exact and at least one. */
function timeText(time: Duration): QuantityText {
  const written = ['h', 'min', 's'].map((unit) => quantityText(time, unit, TIME));
  return written.find(({ text }) => /^[1-9]\d*$/.test(text)) ?? quantityText(time, 's', TIME);
}
