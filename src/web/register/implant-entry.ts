import { pumpProfile } from '../../core/devices/profiles.ts';
import type { PumpModelId } from '../../core/ids.ts';
import type { PumpIdentity } from '../../core/therapy/events.ts';
import type { CatheterSegment, ImplantedCatheter } from '../../core/visit-input.ts';
import { VOLUME } from '../../wire/amount/unit-table.ts';
import type { CommandJson } from '../../wire/contract/command.ts';
import { encodeCatheter, encodePump } from '../../wire/visit/implant.ts';
import { NOTHING_TYPED, type QuantityText, quantityText, readQuantity } from '../fields/quantity-entry.ts';
import { type DayText, dayParts, NO_DAY, readDay } from '../visit/day-entry.ts';
import { type AnyProblem, type Typed, typedOr, within } from './record-problem.ts';
import { emptySegment, readSegment, type SegmentEntry, segmentEntryOf } from './segment-entry.ts';

/** The implant, as typed. What is left empty is not known, and is not completed. */
export interface ImplantEntry {
  readonly model: PumpModelId | null;
  readonly serial: string;
  readonly implantedOn: DayText;
  readonly site: string;
  readonly alarm: QuantityText;
  readonly tubing: QuantityText;
  /** Whether anything is known of the catheter; null until somebody has said so. */
  readonly hasCatheter: boolean | null;
  readonly segments: readonly SegmentEntry[];
  readonly tip: string;
}

export const NO_IMPLANT: ImplantEntry = {
  model: null,
  serial: '',
  implantedOn: NO_DAY,
  site: '',
  alarm: NOTHING_TYPED,
  tubing: NOTHING_TYPED,
  hasCatheter: null,
  segments: [emptySegment(1)],
  tip: '',
};

const isTyped = ({ text }: QuantityText): boolean => text.trim() !== '';

/** The tubing is asked for where no verified volume of the model is known, and shown where one was typed. */
export function asksTubing({ model, tubing }: Pick<ImplantEntry, 'model' | 'tubing'>): boolean {
  if (isTyped(tubing)) return true;
  return model !== null && pumpProfile(model).tubing?.source.confidence !== 'verified';
}

type Problems = Record<string, AnyProblem>;
type RecordImplant = Extract<CommandJson, { type: 'record-implant' }>;

function readPump(entry: ImplantEntry, today: string, problems: Problems): PumpIdentity | null {
  const { model } = entry;
  const serial = entry.serial.trim();
  if (model === null) problems['model'] = 'no-choice';
  if (serial === '') problems['serial'] = 'empty';
  const day = readDay(entry.implantedOn);
  if (!day.ok && day.problem !== 'empty') problems['implantedOn'] = day.problem;
  else if (day.ok && day.day > today) problems['implantedOn'] = 'in-the-future';
  const alarm = isTyped(entry.alarm) ? readQuantity(entry.alarm, VOLUME, true) : null;
  if (alarm?.ok === false) problems['lowReservoirAlarm'] = 'field';
  const tubing = isTyped(entry.tubing) ? readQuantity(entry.tubing, VOLUME) : null;
  if (tubing?.ok === false) problems['tubingVolume'] = 'field';
  const site = entry.site.trim();
  if (model === null) return null;
  return {
    model,
    serial,
    ...(day.ok && { implantedOn: day.day }),
    ...(site !== '' && { site }),
    ...(alarm?.ok === true && { lowReservoirAlarm: alarm.quantity }),
    ...(tubing?.ok === true && { tubingVolume: tubing.quantity }),
  };
}

function readSegments(entry: ImplantEntry, problems: Problems): readonly CatheterSegment[] {
  if (entry.hasCatheter === null) problems['segments'] = 'no-choice';
  if (entry.hasCatheter !== true) return [];
  if (entry.segments.length === 0) problems['segments'] = 'not-listed';
  return entry.segments.flatMap((each, index) => {
    const read = readSegment(each);
    if (read.ok) return [read.segment];
    Object.assign(problems, within(`segments/${index}`, read.problems));
    return [];
  });
}

/** The command that records it. `today`: the clinic's day, YYYY-MM-DD; nothing was implanted after it. */
export function readImplant(entry: ImplantEntry, today: string): Typed<RecordImplant> {
  const problems: Problems = {};
  const pump = readPump(entry, today, problems);
  const segments = readSegments(entry, problems);
  const tip = entry.tip.trim();
  return typedOr(problems, () => {
    if (pump === null) throw new Error('an implant without a model');
    const { serial, implantedOn, site } = pump;
    const own = {
      serial,
      ...(implantedOn !== undefined && { implantedOn }),
      ...(site !== undefined && { site }),
    };
    return {
      type: 'record-implant',
      pump: { ...encodePump(pump), ...own },
      catheter: { ...encodeCatheter({ segments, ...(tip !== '' && { tip }) }) },
    };
  });
}

/** The implant on record as its fields, to be corrected. */
export function implantEntryOf(pump: PumpIdentity, catheter: ImplantedCatheter): ImplantEntry {
  const { lowReservoirAlarm: alarm, tubingVolume: tubing } = pump;
  const { segments } = catheter;
  return {
    model: pump.model,
    serial: pump.serial,
    implantedOn: pump.implantedOn === undefined ? NO_DAY : dayParts(pump.implantedOn),
    site: pump.site ?? '',
    alarm: alarm === undefined ? NOTHING_TYPED : quantityText(alarm, 'mL', VOLUME),
    tubing: tubing === undefined ? NOTHING_TYPED : quantityText(tubing, 'mL', VOLUME),
    hasCatheter: segments.length > 0,
    segments:
      segments.length === 0
        ? [emptySegment(1)]
        : segments.map((segment, index) => segmentEntryOf(segment, index + 1)),
    tip: catheter.tip ?? '',
  };
}
