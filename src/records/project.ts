import { boardRowOf } from '../core/therapy/board-row.ts';
import { openOrder } from '../core/therapy/open-order.ts';
import type { TherapyState } from '../core/therapy/state.ts';
import { encodeBoardRow } from '../wire/therapy/board-row.ts';
import type { InClinic } from './database.ts';
import { folded } from './find-patients.ts';
import { iso } from './iso.ts';

/** Writes what the fold says into the tables that lists are read from; in the transaction that appended. */
export async function project(
  here: InClinic,
  patient: string,
  version: number,
  state: TherapyState,
): Promise<void> {
  await projectIdentity(here, patient, version, state);
  await projectBoardRow(here, patient, state);
  await projectPump(here, patient, state);
  await projectOrder(here, patient, state);
}

async function projectIdentity(
  here: InClinic,
  patient: string,
  version: number,
  { identity }: TherapyState,
): Promise<void> {
  const values = {
    version,
    name: identity.name,
    record_number: identity.recordNumber,
    birth_date: identity.birthDate,
    folded: folded(`${identity.name} ${identity.recordNumber}`),
  };
  await here.sql
    .insertInto('patients')
    .values({ clinic: here.clinic, patient, ...values })
    .onConflict((conflict) => conflict.columns(['clinic', 'patient']).doUpdateSet(values))
    .execute();
}

async function projectBoardRow(here: InClinic, patient: string, state: TherapyState): Promise<void> {
  const values = { data: JSON.stringify(encodeBoardRow(patient, boardRowOf(state))) };
  await here.sql
    .insertInto('board_rows')
    .values({ clinic: here.clinic, patient, ...values })
    .onConflict((conflict) => conflict.columns(['clinic', 'patient']).doUpdateSet(values))
    .execute();
}

async function projectPump(here: InClinic, patient: string, { pump }: TherapyState): Promise<void> {
  if (pump === null) return;
  const values = { model: pump.model, serial: pump.serial };
  await here.sql
    .insertInto('implanted_pumps')
    .values({ clinic: here.clinic, patient, ...values })
    .onConflict((conflict) => conflict.columns(['clinic', 'patient']).doUpdateSet(values))
    .execute();
}

async function projectOrder(here: InClinic, patient: string, state: TherapyState): Promise<void> {
  const order = openOrder(state);
  if (order === null) {
    await here.sql.deleteFrom('open_orders').where('patient', '=', patient).execute();
    return;
  }
  const values = {
    order_id: order.id,
    status: order.status,
    author: order.submitted.by.id,
    planned_for: iso(order.plannedFor),
  };
  await here.sql
    .insertInto('open_orders')
    .values({ clinic: here.clinic, patient, ...values })
    .onConflict((conflict) => conflict.columns(['clinic', 'patient']).doUpdateSet(values))
    .execute();
}
