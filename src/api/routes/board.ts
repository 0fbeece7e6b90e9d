import type { FastifyInstance } from 'fastify';
import { accepted } from '../../core/result.ts';
import { boardGroupsAt } from '../../core/therapy/board-groups.ts';
import { audit } from '../../records/audit.ts';
import { type KeptText, keptBoardRows } from '../../records/board.ts';
import { inClinic } from '../../records/database.ts';
import { iso } from '../../records/iso.ts';
import type { Board, BoardGroup, BoardQuery } from '../../wire/contract/board.ts';
import { ROUTES } from '../../wire/contract/routes.ts';
import { factsOf } from '../../wire/therapy/board-row.ts';
import { handled } from '../answer.ts';
import type { Api, Asker } from '../api.ts';
import { schemaOf } from '../schema.ts';

const JSON_TEXT = 'application/json; charset=utf-8';

const byText = (a: string, b: string): number => a.localeCompare(b);
const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort(byText);

interface GroupedRow extends KeptText {
  readonly groups: readonly [BoardGroup, ...BoardGroup[]];
}

/** All of a board but its rows. */
function around(rows: readonly GroupedRow[], { now, clinic }: Asker): Omit<Board, 'rows'> {
  const counts: Partial<Record<BoardGroup, number>> = {};
  for (const { groups } of rows) for (const group of groups) counts[group] = (counts[group] ?? 0) + 1;
  return {
    now: iso(now),
    timeZone: clinic.timeZone,
    counts: counts as Board['counts'],
    drugs: distinct(rows.flatMap(({ row }) => row.drugs.map(({ drug }) => drug))),
    physicians: distinct(rows.flatMap(({ row }) => row.physician ?? [])),
  };
}

/** The text of a row as it was kept, with its groups put in front: thousands are handed on, and none is written anew. */
const textOf = ({ text, groups }: GroupedRow): string =>
  `{"group":"${groups[0]}","groups":${JSON.stringify(groups)},${text.slice(1)}`;

/** Row by row: in one text a single Greek name would make every character of it twice as wide. */
const listOf = (rows: readonly GroupedRow[]): Buffer =>
  Buffer.concat(rows.map((row, index) => Buffer.from(index === 0 ? textOf(row) : `,${textOf(row)}`)));

/** A `Board` as it is sent. */
function boardOf(kept: readonly KeptText[], query: BoardQuery, asker: Asker): Buffer {
  const groupsOf = boardGroupsAt(asker.now, asker.clinic.timeZone);
  const rows = kept.map(({ row, text }): GroupedRow => ({ row, text, groups: groupsOf(factsOf(row)) }));
  const asked = rows.filter(
    ({ row }) =>
      (query.drug === undefined || row.drugs.some(({ drug }) => drug === query.drug)) &&
      (query.physician === undefined || row.physician === query.physician),
  );
  const head = JSON.stringify(around(rows, asker)).slice(0, -1);
  return Buffer.concat([Buffer.from(`${head},"rows":[`), listOf(asked), Buffer.from(']}')]);
}

export function boardRoutes(app: FastifyInstance, api: Api): void {
  const answer = handled<Buffer>(async (request, asker) => {
    const kept = await inClinic(api.records, asker.clinic.id, async (here) => {
      await audit(here, { at: asker.now, actor: asker.person.id, action: 'read-board', patient: null });
      return keptBoardRows(here);
    });
    return accepted(boardOf(kept, request.query as BoardQuery, asker));
  });
  app.route({
    ...schemaOf(ROUTES.board),
    handler: (request, reply) => answer(request, reply.type(JSON_TEXT)),
  });
}
