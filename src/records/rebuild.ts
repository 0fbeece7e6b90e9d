import { fold } from '../core/therapy/evolve.ts';
import type { TherapyState } from '../core/therapy/state.ts';
import type { InClinic } from './database.ts';
import { loadTherapy, lockStream, readStream } from './journal.ts';
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

/** Makes the caches of every patient with an open order again, of the state as the caller sees it. Returns how many there are. */
export async function projectOpenOrders(
  here: InClinic,
  seen: (state: TherapyState) => TherapyState,
): Promise<number> {
  const open = await here.sql.selectFrom('open_orders').select('patient').orderBy('patient').execute();
  for (const { patient } of open) {
    await lockStream(here, patient);
    const { version, state } = await loadTherapy(here, patient);
    if (state !== null) await project(here, patient, version, seen(state));
  }
  return open.length;
}
