import { PASSWORD } from '../src/cli/demonstration/clinic.ts';
import { openBenchClinic } from './bench-clinic.ts';
import { line, measure } from './measure.ts';

/** The board of a clinic of 2,000 patients, from the request to the last byte: session, audit, query, groups, JSON, gzip. */
const PATIENTS = 2_000;
const BOARD_MS = 100;
const SEARCH_MS = 100;

const clinic = await openBenchClinic(PATIENTS);
try {
  const payload = { username: 'nurse', password: PASSWORD };
  const signedIn = await clinic.app.inject({ method: 'POST', url: '/api/sign-in', payload });
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
  const headers = { cookie, 'accept-encoding': 'gzip' };
  let bytes = 0;
  const board = await measure(30, 5, async () => {
    const reply = await clinic.app.inject({ method: 'GET', url: '/api/board', headers });
    if (reply.statusCode !== 200) throw new Error(`the board answered ${reply.statusCode}`);
    bytes = reply.rawPayload.length;
  });
  console.log(line(`board of ${PATIENTS} patients`, board, BOARD_MS));
  console.log(`${''.padEnd(52)} ${(bytes / 1024).toFixed(0).padStart(6)} kB gzipped`);
  const search = await measure(30, 5, async () => {
    const reply = await clinic.app.inject({
      method: 'POST',
      url: '/api/patient-search',
      headers,
      payload: { search: '199' },
    });
    if (reply.statusCode !== 200) throw new Error(`the search answered ${reply.statusCode}`);
  });
  console.log(line('search by three letters', search, SEARCH_MS));
} finally {
  await clinic.close();
}
