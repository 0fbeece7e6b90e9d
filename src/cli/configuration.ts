import path from 'node:path';

/** All that the environment decides; read here and nowhere else. */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** A PostgreSQL of the user's own; null for the embedded one. */
  readonly databaseUrl: string | null;
  /** Where the embedded database and the log stand. */
  readonly dataFolder: string;
}

/** Something in the environment that cannot be used: said in words, not as a fault. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

const DEFAULT_PORT = 8080;
const LAST_PORT = 65_535;
const CHECKOUT = path.resolve(import.meta.dirname, '..', '..');

export const WEB_FOLDER = path.join(CHECKOUT, 'build', 'web');

type Environment = Readonly<Record<string, string | undefined>>;

export function configurationOf(environment: Environment): Configuration {
  const { PORT = '', HOST = '', DATABASE_URL = '', THECA_DATA = '' } = environment;
  return {
    port: portOf(PORT),
    host: HOST === '' ? 'localhost' : HOST,
    databaseUrl: DATABASE_URL === '' ? null : databaseOf(DATABASE_URL),
    dataFolder: path.resolve(THECA_DATA === '' ? path.join(CHECKOUT, '.theca') : THECA_DATA),
  };
}

function portOf(text: string): number {
  if (text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > LAST_PORT)
    throw new Unusable(`PORT is a whole number from 0 to ${LAST_PORT}, not ${JSON.stringify(text)}.`);
  return port;
}

/** The address itself may hold a password, so it is not repeated. */
function databaseOf(text: string): string {
  if (!/^postgres(ql)?:\/\//.test(text))
    throw new Unusable('DATABASE_URL begins with postgresql:// and names a PostgreSQL 15 or newer.');
  return text;
}
