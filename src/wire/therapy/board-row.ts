import type { BoardFacts } from '../../core/therapy/board-groups.ts';
import type { BoardRow } from '../../core/therapy/board-row.ts';
import { type Instant, instantAt } from '../../core/time.ts';
import type { Volume } from '../../core/units.ts';
import type { BoardRow as BoardRowJson } from '../contract/board.ts';
import { concentration, dose, moment, volume } from './quantities.ts';

/** A row of the board as it is kept: all but the groups, which depend on the hour. */
export type KeptBoardRow = Omit<BoardRowJson, 'group' | 'groups'>;

const written = (at: Instant): string => String(moment.write(at));
const writtenOrNull = (at: Instant | null): string | null => (at === null ? null : written(at));
type AmountJson = KeptBoardRow['drugs'][number]['concentration'];

/** Nought is an amount, and falsy: never `&&` before a quantity. */
const amountOrNull = (of: Volume | null): AmountJson | null =>
  of === null ? null : (volume.write(of) as AmountJson);

export function encodeBoardRow(id: string, row: BoardRow): KeptBoardRow {
  const doseOf = (drug: string): AmountJson | null => {
    const found = row.daily.find((each) => each.drug === drug);
    return found === undefined ? null : (dose.write(found.dose) as AmountJson);
  };
  return {
    id,
    name: row.identity.name,
    recordNumber: row.identity.recordNumber,
    birthDate: row.identity.birthDate,
    pumpModel: row.pumpModel,
    drugs: (row.components ?? []).map((component) => ({
      drug: component.drug,
      concentration: concentration.write(component.concentration) as AmountJson,
      dailyDose: doseOf(component.drug),
    })),
    mode: row.mode,
    patientBoluses: row.patientBoluses,
    lastFill: writtenOrNull(row.lastFill),
    lowReservoirAlarm: writtenOrNull(row.dates.lowReservoirAlarm),
    worstCaseAlarm: writtenOrNull(row.dates.worstCaseAlarm),
    empty: writtenOrNull(row.dates.empty),
    stability: writtenOrNull(row.dates.stability),
    refillBy: row.dates.refillBy,
    because: row.dates.because,
    appointment: writtenOrNull(row.appointment),
    waiver: row.waiver,
    withdrawal: [...row.withdrawal],
    alarms: row.alarms.map(({ kind, since }) =>
      since === undefined ? { kind } : { kind, since: written(since) },
    ),
    lastRefill: row.lastRefill && {
      at: written(row.lastRefill.at),
      discrepancy: amountOrNull(row.lastRefill.discrepancy),
      verdict: row.lastRefill.verdict,
    },
    unreconciled: row.unreconciled && {
      since: written(row.unreconciled.since),
      because: row.unreconciled.because,
    },
    interrupted: row.interrupted && {
      since: written(row.interrupted.since),
      because: row.interrupted.because,
    },
    physician: row.prescriber?.name ?? null,
    order: row.order && {
      id: row.order.id,
      status: row.order.status,
      by: row.order.by.name,
      stale: row.order.stale,
    },
    visit: row.visit && {
      id: row.visit.id,
      step: row.visit.step,
      startedAt: written(row.visit.startedAt),
      by: row.visit.by.name,
      watchedUntil: writtenOrNull(row.visit.watchedUntil),
    },
  };
}

/** Of what we wrote ourselves, thousands at a time: `Date` reads it a hundred times faster. */
const momentIn = (text: string | null): Instant | null =>
  text === null ? null : instantAt(Date.parse(text));

/** What the groups are made from, out of a kept row. */
export const factsOf = (row: KeptBoardRow): BoardFacts => ({
  mode: row.mode,
  lastFill: momentIn(row.lastFill),
  appointment: momentIn(row.appointment),
  dates: {
    refillBy: row.refillBy,
    lowReservoirAlarm: momentIn(row.lowReservoirAlarm),
    empty: momentIn(row.empty),
  },
  order: row.order,
  lastRefill: row.lastRefill,
  alarms: row.alarms,
  // A row that was kept before the observation was on the board has no such key.
  visit: row.visit && { watchedUntil: momentIn(row.visit.watchedUntil ?? null) },
  unreconciled: row.unreconciled,
  interrupted: row.interrupted,
});
