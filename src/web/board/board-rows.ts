import { matches } from '../shell/patient-match.ts';
import { BOARD_GROUPS, type Board, type BoardGroup, type BoardRow } from './board-groups.ts';

/** What is chosen above the board. Null and empty text: everything. */
export interface BoardFilter {
  readonly group: BoardGroup | null;
  readonly drug: string | null;
  readonly physician: string | null;
  readonly text: string;
}

export type BoardItem =
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly group: BoardGroup;
      readonly count: number /** In it as well, and listed in a graver group above. */;
      readonly elsewhere: number;
    }
  | { readonly kind: 'row'; readonly key: string; readonly row: BoardRow };

/** The soonest first: what is due, then what alarms; no date at all comes last. */
const urgency = (row: BoardRow): number =>
  Date.parse(row.refillBy ?? row.worstCaseAlarm ?? row.lowReservoirAlarm ?? '9999-12-31');

export function filtered(rows: readonly BoardRow[], filter: BoardFilter): readonly BoardRow[] {
  const { group, drug, physician, text } = filter;
  return rows.filter(
    (row) =>
      (group === null || row.groups.includes(group)) &&
      (drug === null || row.drugs.some((one) => one.drug === drug)) &&
      (physician === null || row.physician === physician) &&
      matches(text, row),
  );
}

/**
 * The board as a list: every group that has somebody, in the order of gravity, its rows by urgency. A patient stands
 * once, in his gravest group, or in the one that was chosen.
 */
export function boardItems(board: Board, filter: BoardFilter): readonly BoardItem[] {
  const rows = filtered(board.rows, filter);
  const groups = filter.group === null ? BOARD_GROUPS : [filter.group];
  return groups.flatMap((group): BoardItem[] => {
    const members = rows
      .filter((row) => filter.group !== null || row.group === group)
      .sort((a, b) => urgency(a) - urgency(b) || a.name.localeCompare(b.name));
    if (members.length === 0) return [];
    const elsewhere = rows.filter((row) => row.groups.includes(group)).length - members.length;
    return [
      { kind: 'group', key: `group ${group}`, group, count: members.length, elsewhere },
      ...members.map((row): BoardItem => ({ kind: 'row', key: row.id, row })),
    ];
  });
}
