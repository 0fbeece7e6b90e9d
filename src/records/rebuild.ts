import { fold } from '../core/therapy/evolve.ts';
import type { InClinic } from './database.ts';
import { readStream } from './journal.ts';
import { project } from './project.ts';

/** Throws away every cache of the clinic and makes it again from the journal. Returns how many patients there are. */
export async function rebuild(here: InClinic): Promise<number> {
  const streams = await here.sql
    .selectFrom('events')
    .select('stream')
    .where('version', '=', 1)
    .orderBy('stream')
    .execute();
  await here.sql.deleteFrom('open_orders').execute();
  await here.sql.deleteFrom('implanted_pumps').execute();
  await here.sql.deleteFrom('board_rows').execute();
  await here.sql.deleteFrom('patients').execute();
  for (const { stream } of streams) {
    const { version, events } = await readStream(here, stream);
    const state = fold(events);
    if (state !== null) await project(here, stream, version, state);
  }
  return streams.length;
}
