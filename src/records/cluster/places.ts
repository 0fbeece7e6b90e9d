import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Every file and folder of one embedded cluster. All but the socket stand under `home`. */
export interface Places {
  readonly home: string;
  /** PostgreSQL's own data folder. */
  readonly data: string;
  /** Where `initdb` works; renamed to `data` when it is done, so that half a cluster is never taken for one. */
  readonly unfinished: string;
  readonly password: string;
  readonly log: string;
  /** Names the process that may start and stop this cluster. */
  readonly owner: string;
  readonly socketFolder: string;
}

/** Never listened on over TCP; it is part of the socket's file name. */
export const PORT = 5432;

/** `sun_path` holds 104 bytes on some systems, its closing zero included. */
const LONGEST_SOCKET_PATH = 100;

/** Where the cluster of a data folder keeps its things. The socket goes to a short place of its own when the folder's name is too long for one. */
export function placesOf(dataFolder: string): Places {
  const home = path.join(path.resolve(dataFolder), 'database');
  const near = path.join(home, 'socket');
  const short = createHash('sha256').update(home).digest('hex').slice(0, 16);
  const fits = Buffer.byteLength(path.join(near, `.s.PGSQL.${PORT}.lock`)) <= LONGEST_SOCKET_PATH;
  return {
    home,
    data: path.join(home, 'data'),
    unfinished: path.join(home, 'data.unfinished'),
    password: path.join(home, 'password'),
    log: path.join(home, 'log'),
    owner: path.join(home, 'owner'),
    socketFolder: fits ? near : path.join(tmpdir(), `theca-${short}`),
  };
}
