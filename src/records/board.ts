import type { KeptBoardRow } from '../wire/therapy/board-row.ts';
import type { InClinic } from './database.ts';

/** A row as it was kept: what is in it, and the very text, which is handed on as it is. */
export interface KeptText {
  readonly row: KeptBoardRow;
  /** A JSON object with at least one member. */
  readonly text: string;
}

/** Every row of the clinic's board, by name. */
export async function keptBoardRows(here: InClinic): Promise<readonly KeptText[]> {
  const rows = await here.sql
    .selectFrom('board_rows')
    .innerJoin('patients', (join) =>
      join
        .onRef('patients.clinic', '=', 'board_rows.clinic')
        .onRef('patients.patient', '=', 'board_rows.patient'),
    )
    .select('data')
    .orderBy('patients.folded')
    .execute();
  return rows.map(({ data }) => ({ row: JSON.parse(data) as KeptBoardRow, text: data }));
}
