import type { FastifyInstance } from 'fastify';
import { accepted } from '../../core/result.ts';
import { boardGroupsAt } from '../../core/therapy/board-groups.ts';
import { audit } from '../../records/audit.ts';
import { keptBoardRows } from '../../records/board.ts';
import { inClinic } from '../../records/database.ts';
import { iso } from '../../records/iso.ts';
import type { Board, BoardGroup, BoardQuery, BoardRow } from '../../wire/contract/board.ts';
import { ROUTES } from '../../wire/contract/routes.ts';
import { factsOf, type KeptBoardRow } from '../../wire/therapy/board-row.ts';
import { handled } from '../answer.ts';
import type { Api, Asker } from '../api.ts';
import { schemaOf } from '../schema.ts';

const byText = (a: string, b: string): number => a.localeCompare(b);
const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort(byText);

function boardOf(kept: readonly KeptBoardRow[], query: BoardQuery, { now, clinic }: Asker): Board {
  const groupsOf = boardGroupsAt(now, clinic.timeZone);
  const rows = kept.map((row): BoardRow => {
    const groups = groupsOf(factsOf(row));
    return { ...row, group: groups[0], groups: [...groups] };
  });
  const counts: Partial<Record<BoardGroup, number>> = {};
  for (const { groups } of rows) for (const group of groups) counts[group] = (counts[group] ?? 0) + 1;
  const asked = rows.filter(
    (row) =>
      (query.drug === undefined || row.drugs.some(({ drug }) => drug === query.drug)) &&
      (query.physician === undefined || row.physician === query.physician),
  );
  return {
    now: iso(now),
    timeZone: clinic.timeZone,
    rows: asked,
    counts: counts as Board['counts'],
    drugs: distinct(rows.flatMap((row) => row.drugs.map(({ drug }) => drug))),
    physicians: distinct(rows.flatMap(({ physician }) => physician ?? [])),
  };
}

export function boardRoutes(app: FastifyInstance, api: Api): void {
  app.route({
    ...schemaOf(ROUTES.board),
    handler: handled<Board>(async (request, asker) => {
      const kept = await inClinic(api.records, asker.clinic.id, async (here) => {
        await audit(here, { at: asker.now, actor: asker.person.id, action: 'read-board', patient: null });
        return keptBoardRows(here);
      });
      return accepted(boardOf(kept, request.query as BoardQuery, asker));
    }),
  });
}
