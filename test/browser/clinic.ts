// A real server over a demonstration clinic of this file's own, and one browser. Both end with the file's tests.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before } from 'node:test';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.ts';
import {
  cookieFor,
  dataFolder,
  endServer,
  type RunningServer,
  removeFolder,
  startServer,
} from '../cli/running-server.ts';

export type Username = 'nurse' | 'nurse2' | 'physician' | 'pharmacist';

export interface Clinic {
  readonly url: () => string;
  readonly browser: () => Browser;
  /** The server dies as in a power cut and starts again over what it left, at the same address. */
  readonly crashes: () => Promise<void>;
  /** Asks the API as somebody, past the screens: to arrange what a test begins with, or to see what was kept. */
  readonly ask: (who: Username, path: string) => Promise<Response>;
  /** What the server said and how it ended, where it ended by itself; null while it runs. */
  readonly epitaph: () => string | null;
  readonly patientCalled: (name: string) => Promise<string>;
  /** A second clinic on the same server, with nobody in it but a nurse, who signs in as `first`. */
  readonly addsEmptyClinic: () => { readonly username: string; readonly password: string };
  /** What must stand in no address: every word of a name, every record number. */
  readonly secrets: () => readonly string[];
}

const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** Everything that has to be said of a clinic. */
const EMPTY_CLINIC = {
  theca: 'clinic/1',
  name: 'Riverside Pain Clinic',
  timeZone: 'America/Chicago',
  observation: {
    start: { value: 8, unit: 'h' },
    'drug-change': { value: 8, unit: 'h' },
    increase: { value: 60, unit: 'min' },
    routine: { value: 20, unit: 'min' },
  },
};

const MAIN = path.resolve(import.meta.dirname, '../../src/cli/main.ts');

function theca(folder: string, words: readonly string[], input = ''): string {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const done = spawnSync(process.execPath, [MAIN, ...words], {
    encoding: 'utf8',
    input: `${input}\n`,
    env: { ...inherited, THECA_DATA: folder },
  });
  if (done.status !== 0) throw new Error(`theca ${words[0]} ended with ${done.status}: ${done.stderr}`);
  return done.stdout;
}

interface Listed {
  readonly patients: readonly { readonly id: string; readonly name: string; readonly recordNumber: string }[];
}

/** A word of fewer letters stands in too many addresses by chance. */
const LETTERS_OF_A_NAME = 5;

export function openClinic(): Clinic {
  const folder = dataFolder();
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  let listed: Listed['patients'] = [];

  const running = (): RunningServer => {
    if (server === undefined) throw new Error('no server runs');
    return server;
  };
  const ask = async (who: Username, path: string): Promise<Response> => {
    const cookie = await cookieFor(running().url, who);
    return fetch(`${running().url}${path}`, { headers: { cookie } });
  };

  before(async () => {
    const executablePath = findChromium();
    if (executablePath === undefined) throw new Error('there is no Chromium on this machine');
    [server, browser] = await Promise.all([
      startServer(folder),
      chromium.launch({ executablePath, chromiumSandbox: false, args: ARGUMENTS }),
    ]);
    listed = ((await (await ask('nurse', '/api/patients')).json()) as Listed).patients;
  });
  after(async () => {
    await browser?.close();
    if (server !== undefined) await endServer(server, 'SIGTERM');
    removeFolder(folder);
  });

  return {
    url: () => running().url,
    browser: () => {
      if (browser === undefined) throw new Error('no browser runs');
      return browser;
    },
    crashes: async () => {
      const dying = running();
      const { port } = new URL(dying.url);
      server = undefined;
      await endServer(dying, 'SIGKILL');
      server = await startServer(folder, { PORT: port });
    },
    ask,
    epitaph: () => {
      if (server === undefined) return 'no server runs';
      const { exitCode, signalCode } = server.process;
      if (exitCode === null && signalCode === null) return null;
      return `the server ended with ${exitCode ?? signalCode}: ${server.output().slice(-2_000)}`;
    },
    patientCalled: async (name) => {
      const found = listed.find((patient) => patient.name === name);
      if (found === undefined) throw new Error(`nobody is called ${name}`);
      return found.id;
    },
    addsEmptyClinic: () => {
      const file = path.join(folder, 'empty-clinic.json');
      writeFileSync(file, JSON.stringify(EMPTY_CLINIC));
      const { id } = JSON.parse(theca(folder, ['clinic', 'add', file, '--json'])) as { readonly id: string };
      const person = ['--clinic', id, '--username', 'first', '--name', 'First Nurse', '--role', 'nurse'];
      const password = 'three boats on a river';
      theca(folder, ['person', 'add', ...person], password);
      return { username: 'first', password };
    },
    secrets: () => [
      ...listed.flatMap(({ name }) =>
        name.split(/[\s'-]+/).filter((word) => word.length >= LETTERS_OF_A_NAME),
      ),
      ...listed.map(({ recordNumber }) => recordNumber),
    ],
  };
}
