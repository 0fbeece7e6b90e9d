import { z } from 'zod';
import { about } from './about.ts';
import { board, boardQuery } from './board.ts';
import { checkReply, checkRequest } from './check.ts';
import { commandReply, commandRequest, registerReply, registerRequest } from './command.ts';
import { versionConflict } from './conflict.ts';
import { draftConflict, draftDelete, draftReply, draftRequest } from './draft.ts';
import { id } from './form.ts';
import { patient, patientSearch, patients, record } from './patient.ts';
import { refusal } from './refusal.ts';
import { me, signInRequest } from './session.ts';

const byId = z.strictObject({ id });
/** Chosen by the client for one intention; sent again unchanged with a retry. */
const idempotent = z.object({ 'idempotency-key': z.uuid() });
const nothing = z.null();
const answers = <T extends z.ZodType>(reply: T) => ({ 200: reply, default: refusal });

/** Every route under /api: what it takes and what it answers. Server, client and OpenAPI read this table. */
export const ROUTES = {
  about: { method: 'GET', url: '/api/about', response: answers(about) },
  signIn: { method: 'POST', url: '/api/sign-in', body: signInRequest, response: answers(me) },
  signOut: { method: 'POST', url: '/api/sign-out', response: { 204: nothing, default: refusal } },
  me: { method: 'GET', url: '/api/me', response: answers(me) },
  board: { method: 'GET', url: '/api/board', querystring: boardQuery, response: answers(board) },
  patients: { method: 'GET', url: '/api/patients', response: answers(patients) },
  search: {
    method: 'POST',
    url: '/api/patient-search',
    body: patientSearch,
    response: answers(patients),
  },
  register: {
    method: 'POST',
    url: '/api/patients',
    headers: idempotent,
    body: registerRequest,
    response: answers(registerReply),
  },
  patient: { method: 'GET', url: '/api/patients/:id', params: byId, response: answers(patient) },
  record: { method: 'GET', url: '/api/patients/:id/record', params: byId, response: answers(record) },
  command: {
    method: 'POST',
    url: '/api/patients/:id/commands',
    params: byId,
    headers: idempotent,
    body: commandRequest,
    response: { 200: commandReply, 409: z.union([versionConflict, refusal]), default: refusal },
  },
  check: {
    method: 'POST',
    url: '/api/patients/:id/check',
    params: byId,
    body: checkRequest,
    response: answers(checkReply),
  },
  draft: { method: 'GET', url: '/api/patients/:id/draft', params: byId, response: answers(draftReply) },
  saveDraft: {
    method: 'PUT',
    url: '/api/patients/:id/draft',
    params: byId,
    body: draftRequest,
    response: { 200: draftReply, 409: draftConflict, default: refusal },
  },
  discardDraft: {
    method: 'DELETE',
    url: '/api/patients/:id/draft',
    params: byId,
    querystring: draftDelete,
    response: { 204: nothing, 409: draftConflict, default: refusal },
  },
} as const;
