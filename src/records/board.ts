import type { KeptBoardRow } from '../wire/therapy/board-row.ts';
import type { InClinic } from './database.ts';

/** Every row of the clinic's board as it was kept, by name. */
export async function keptBoardRows(here: InClinic): Promise<readonly KeptBoardRow[]> {
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
  return rows.map(({ data }) => JSON.parse(data) as KeptBoardRow);
}
