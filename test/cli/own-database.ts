// A PostgreSQL of the user's own, as DATABASE_URL names it: a database of this test file's own on the cluster of the tests.

import type pg from 'pg';
import { freshDatabase } from '../records/throw-away-cluster.ts';

/** The address of a connection over a unix socket. */
function addressOf({ host, port, user, password, database }: pg.ClientConfig): string {
  const login = `${encodeURIComponent(String(user))}:${encodeURIComponent(String(password))}`;
  return `postgresql://${login}@/${database}?host=${encodeURIComponent(String(host))}&port=${port}`;
}

export const ownDatabase = async (): Promise<{ readonly DATABASE_URL: string }> => ({
  DATABASE_URL: addressOf(await freshDatabase()),
});
