// The API over a database of this test file's own. Every reply is compared with the contract on its way.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { after } from 'node:test';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { ClientConfig } from 'pg';
import type { z } from 'zod';
import { buildApi } from '../../src/api/build-api.ts';
import { hashPassword } from '../../src/api/identity/password.ts';
import { UNADOPTED } from '../../src/core/formulary.ts';
import { type Instant, later } from '../../src/core/time.ts';
import { milliseconds } from '../../src/core/units.ts';
import type { Records } from '../../src/records/database.ts';
import { ROUTES } from '../../src/wire/contract/routes.ts';
import { migratedDatabase, START, type TestClinic, testClinic } from '../records/migrated-database.ts';

export const PASSWORD = 'correct horse battery staple';
const MINUTE_MS = 60_000;
export const IDLE_MINUTES = 10;

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for, and the contract was checked.
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface Ask {
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Caller = (method: string, url: string, ask?: Ask) => Promise<Reply>;

export interface ApiUnderTest {
  readonly app: FastifyInstance;
  /** The owner's connection, past every policy. */
  readonly owner: ClientConfig;
  readonly records: Records;
  readonly clinic: TestClinic;
  /** All that was logged so far. */
  readonly logged: () => string;
  readonly passTime: (minutes: number) => void;
  readonly now: () => Instant;
  /** Without a session. */
  readonly anonymous: Caller;
  readonly signedIn: (who: TestUser, of?: TestClinic) => Promise<Caller>;
}

export type TestUser = 'nurse' | 'secondNurse' | 'physician' | 'pharmacist';
export const usernameOf = (who: TestUser, clinic: TestClinic): string => `${who}-${clinic.id}`;

let hash: Promise<string> | undefined;
export const passwordHash = (): Promise<string> => {
  hash ??= hashPassword(PASSWORD);
  return hash;
};

export async function apiUnderTest(webFolder: string | null = null): Promise<ApiUnderTest> {
  const { owner, records } = await migratedDatabase();
  const clinic = await testClinic(records, await passwordHash());
  let log = '';
  let now = START;
  const app = await buildApi({
    records,
    clock: () => now,
    formulary: UNADOPTED,
    idle: milliseconds(IDLE_MINUTES * MINUTE_MS),
    demonstration: null,
    webFolder,
    log: new Writable({
      write: (chunk, _encoding, done) => {
        log += String(chunk);
        done();
      },
    }),
  });
  await app.ready();
  after(() => app.close());

  const caller =
    (cookie: string | null): Caller =>
    (method, url, ask = {}) =>
      call(app, method, url, cookie === null ? ask : { ...ask, headers: { cookie, ...ask.headers } });

  return {
    app,
    owner,
    records,
    clinic,
    logged: () => log,
    passTime: (minutes) => {
      now = later(now, milliseconds(minutes * MINUTE_MS));
    },
    now: () => now,
    anonymous: caller(null),
    signedIn: async (who, of = clinic) => {
      const body = { username: usernameOf(who, of), password: PASSWORD };
      const reply = await call(app, 'POST', '/api/sign-in', { body });
      assert.equal(reply.status, 200);
      const [cookie] = String(reply.headers['set-cookie']).split(';');
      return caller(cookie ?? '');
    },
  };
}

async function call(app: FastifyInstance, method: string, url: string, ask: Ask): Promise<Reply> {
  const headers: Record<string, string> = { ...ask.headers };
  if (ask.key !== undefined) headers['idempotency-key'] = ask.key;
  const options: InjectOptions = {
    method: method as 'GET',
    url,
    headers,
    ...(ask.body !== undefined && { payload: ask.body as object }),
  };
  const answer = await app.inject(options);
  const body: unknown = answer.body === '' ? null : JSON.parse(answer.body);
  if (url.startsWith('/api/') && !url.endsWith('openapi.json'))
    compareWithContract(method, url, answer.statusCode, body);
  return { status: answer.statusCode, body, headers: answer.headers };
}

/** Fails the test whose reply has not the agreed shape. */
function compareWithContract(method: string, url: string, status: number, body: unknown): void {
  const path = url.split('?')[0] ?? url;
  const route = Object.values(ROUTES).find(
    (each) => each.method === method && new RegExp(`^${each.url.replace(':id', '[^/]+')}$`).test(path),
  );
  if (route === undefined) return;
  const shapes: Readonly<Record<string, z.ZodType>> = route.response;
  const shape = shapes[String(status)] ?? shapes['default'];
  const read = shape?.safeParse(body);
  assert.ok(
    read?.success,
    `${method} ${path} ${status}: ${read?.error?.message} in ${JSON.stringify(body)?.slice(0, 2_000)}`,
  );
}

export const newKey = (): string => randomUUID();
