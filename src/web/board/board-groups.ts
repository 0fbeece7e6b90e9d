import type { Board, BoardGroup, BoardRow } from '../../wire/contract/board.ts';
import type { Mark } from '../fields/severity.ts';

/** How grave each group is. The order of the keys is the order on the board; the contract's type keeps them complete. */
export const GROUP_MARKS: Readonly<Record<BoardGroup, Mark>> = {
  'alarm-reported': 'refuse',
  'watch-over': 'refuse',
  overdue: 'refuse',
  'visit-open': 'warn',
  unreconciled: 'refuse',
  discrepancy: 'warn',
  stopped: 'warn',
  'no-appointment': 'warn',
  'to-verify': 'note',
  'to-sign': 'note',
  'no-data': 'note',
  'on-plan': 'good',
};

export const BOARD_GROUPS = Object.keys(GROUP_MARKS) as readonly BoardGroup[];

export type { Board, BoardGroup, BoardRow };
