import type { DrugId } from '../../core/ids.ts';
import { epochMilliseconds, type TimeZone } from '../../core/time.ts';
import type { DeliveredKind } from '../../core/visit-input.ts';
import { CONCENTRATION, FLOW, TIME, VOLUME } from '../../wire/amount/unit-table.ts';
import type { AmountJson } from '../../wire/contract/form.ts';
import { NOTHING_TYPED, type QuantityText, readQuantity } from '../fields/quantity-entry.ts';
import { type MomentText, NO_MOMENT, readMoment } from '../visit/moment-entry.ts';
import {
  NOTHING_REPORTED,
  REPORTED_SAMPLE,
  type Reported,
  reportedProgramFile,
} from '../visit/reported-program.ts';
import { type AnyProblem, type Typed, typedOr, within } from './record-problem.ts';

export interface ComponentLine {
  readonly id: number;
  readonly drug: DrugId | null;
  readonly concentration: QuantityText;
}

/** Something given beside the program since the fill. */
export interface GivenLine {
  readonly id: number;
  readonly kind: DeliveredKind | null;
  readonly at: MomentText;
  readonly volume: QuantityText;
  /** How long a bridge or a prime ran. */
  readonly duration: QuantityText;
  /** How many patient boluses; the programmer counts them. */
  readonly count: string;
}

/** A program that runs: as a programmer shows it, or of a pump that is not programmed its flow. */
export interface RunningEntry {
  readonly reported: Reported;
  readonly flow: QuantityText;
}

/** What another clinic filled and programmed, as typed from its papers and read from the pump. */
export interface LastEntry {
  readonly at: MomentText;
  readonly volume: QuantityText;
  readonly components: readonly ComponentLine[];
  readonly running: RunningEntry;
  /** Whether the program was changed since the fill; null until somebody has said so. */
  readonly isChanged: boolean | null;
  readonly changedAt: MomentText;
  readonly before: RunningEntry;
  /** Whether anything was given beside the program; null until somebody has said so. */
  readonly hasGiven: boolean | null;
  readonly given: readonly GivenLine[];
}

export const emptyComponentLine = (id: number): ComponentLine => ({
  id,
  drug: null,
  concentration: NOTHING_TYPED,
});

export const emptyGiven = (id: number): GivenLine => ({
  id,
  kind: null,
  at: NO_MOMENT,
  volume: NOTHING_TYPED,
  duration: NOTHING_TYPED,
  count: '',
});

const NOTHING_RUNNING: RunningEntry = { reported: NOTHING_REPORTED, flow: NOTHING_TYPED };

export const NO_LAST: LastEntry = {
  at: NO_MOMENT,
  volume: NOTHING_TYPED,
  components: [emptyComponentLine(1)],
  running: NOTHING_RUNNING,
  isChanged: null,
  changedAt: NO_MOMENT,
  before: NOTHING_RUNNING,
  hasGiven: null,
  given: [emptyGiven(1)],
};

/** The form of a kept one: lists are empty at first. */
export const LAST_SAMPLE: LastEntry = {
  ...NO_LAST,
  running: { ...NOTHING_RUNNING, reported: REPORTED_SAMPLE },
  before: { ...NOTHING_RUNNING, reported: REPORTED_SAMPLE },
};

export interface LastPlace {
  readonly zone: TimeZone;
  readonly nowMs: number;
  /** YYYY-MM-DD; null where it is not recorded. */
  readonly implantedOn: string | null;
  /** False for a pump whose flow is fixed. */
  readonly isProgrammable: boolean;
}

type Problems = Record<string, AnyProblem>;
export type LastFile = Readonly<Record<string, unknown>>;

/** Longer than a pump lasts: a slip in the year. */
const LONGEST_MS = 10 * 366 * 86_400_000;

/** A moment that has been, not before `from`; null where it is not. */
function readPast(
  field: string,
  moment: MomentText,
  { zone, nowMs }: LastPlace,
  from: number | null,
  problems: Problems,
): { readonly iso: string; readonly ms: number; readonly day: string } | null {
  const read = readMoment(moment, zone);
  if (!read.ok) {
    problems[`${field}/${read.in}`] = read.problem;
    return null;
  }
  const ms = epochMilliseconds(read.at);
  if (ms > nowMs) problems[`${field}/day`] = 'in-the-future';
  else if (from !== null && ms < from) problems[`${field}/day`] = 'before-the-fill';
  else if (nowMs - ms > LONGEST_MS) problems[`${field}/day`] = 'too-long-ago';
  return { iso: read.iso, ms, day: read.day };
}

function readComponents(lines: readonly ComponentLine[], problems: Problems): readonly LastFile[] {
  return lines.map(({ drug, concentration }, index) => {
    const at = `fill/components/${index}`;
    if (drug === null) problems[`${at}/drug`] = 'no-choice';
    else if (lines.some((other, before) => before < index && other.drug === drug))
      problems[`${at}/drug`] = 'drug-twice';
    if (drug === 'saline') {
      if (index === 0 && lines.length > 1) problems[`${at}/drug`] = 'saline-first';
      return { drug };
    }
    const read = readQuantity(concentration, CONCENTRATION);
    if (!read.ok) problems[`${at}/concentration`] = 'field';
    return { drug, ...(read.ok && { concentration: read.amount }) };
  });
}

function readRunning(
  field: 'program' | 'before',
  { reported, flow }: RunningEntry,
  isProgrammable: boolean,
  problems: Problems,
): LastFile {
  if (!isProgrammable) {
    const rate = readQuantity(flow, FLOW);
    if (!rate.ok) problems[`${field}/rate`] = 'field';
    return { mode: 'continuous', ...(rate.ok && { rate: rate.amount }) };
  }
  const file = reportedProgramFile(reported);
  if (file.ok) return file.value;
  Object.assign(problems, within(field, file.problems));
  return {};
}

const isRun = (kind: DeliveredKind | null): boolean => kind === 'bridge' || kind === 'prime';

function readGiven(
  line: GivenLine,
  index: number,
  place: LastPlace,
  fillMs: number | null,
  problems: Problems,
) {
  const at = `delivered/${index}`;
  const when = readPast(`${at}/at`, line.at, place, fillMs, problems);
  const { kind } = line;
  if (kind === null) problems[`${at}/kind`] = 'no-choice';
  const isCounted = kind === 'patient';
  const volume: { ok: boolean; amount?: AmountJson } = isCounted
    ? { ok: true }
    : readQuantity(line.volume, VOLUME);
  const duration = isRun(kind) ? readQuantity(line.duration, TIME) : null;
  const isWhole = /^[1-9]\d{0,5}$/.test(line.count.trim());
  if (!volume.ok) problems[`${at}/volume`] = 'field';
  if (duration?.ok === false) problems[`${at}/duration`] = 'field';
  if (isCounted && !isWhole) problems[`${at}/count`] = 'count';
  return {
    kind,
    at: when?.iso ?? '',
    ...(volume.amount !== undefined && { volume: volume.amount }),
    ...(duration?.ok === true && { duration: duration.amount }),
    ...(isCounted && isWhole && { count: Number(line.count) }),
  };
}

/** `last` of a visit/1 file: what is in the pump and what it was told since. Every time lies between fill and now. */
export function readLast(entry: LastEntry, place: LastPlace): Typed<LastFile> {
  const problems: Problems = {};
  const fill = readPast('fill/at', entry.at, place, null, problems);
  const { implantedOn } = place;
  if (fill !== null && implantedOn !== null && fill.day < implantedOn)
    problems['fill/at/day'] = 'before-the-implant';
  const volume = readQuantity(entry.volume, VOLUME);
  if (!volume.ok) problems['fill/volume'] = 'field';
  const components = readComponents(entry.components, problems);
  const running = readRunning('program', entry.running, place.isProgrammable, problems);
  const { isChanged, hasGiven } = entry;
  if (isChanged === null) problems['changes'] = 'no-choice';
  if (hasGiven === null) problems['delivered'] = 'no-choice';
  const from = fill?.ms ?? null;
  const changed =
    isChanged === true ? readPast('changes/0/at', entry.changedAt, place, from, problems) : null;
  const before =
    isChanged === true ? readRunning('before', entry.before, place.isProgrammable, problems) : running;
  if (hasGiven === true && entry.given.length === 0) problems['delivered'] = 'not-listed';
  const delivered =
    hasGiven === true ? entry.given.map((line, index) => readGiven(line, index, place, from, problems)) : [];
  return typedOr(problems, () => ({
    fill: { at: fill?.iso, volume: volume.ok ? volume.amount : null, components },
    program: before,
    changes: isChanged === true ? [{ at: changed?.iso, program: running }] : [],
    delivered,
  }));
}
