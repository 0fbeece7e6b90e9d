import assert from 'node:assert/strict';
import { type TimeZone, timeZoneNamed } from '../../../src/core/time.ts';
import type { CommandJson } from '../../../src/wire/contract/command.ts';
import type { VisitView } from '../../../src/wire/contract/visit.ts';
import { parseJson } from '../../../src/wire/json/parse.ts';
import { decodeCommand } from '../../../src/wire/therapy/command.ts';

export const NURSE = { id: '00000000-0000-4000-8000-000000000001', name: 'A. Nurse', role: 'nurse' } as const;
export const VISIT = '00000000-0000-4000-8000-0000000000aa';

const chicago = timeZoneNamed('America/Chicago');
assert.ok(chicago);
export const ZONE: TimeZone = chicago;

const by = NURSE;
const ml = (value: number) => ({ value, unit: 'mL' });

/** A refill up to the injection: 7 mL came out, a syringe of 40 mL is in hand. */
export const OPEN: VisitView = {
  id: VISIT,
  order: '00000000-0000-4000-8000-0000000000bb',
  steps: ['identify', 'read', 'port', 'aspirate', 'inject', 'confirm', 'program', 'observe', 'finish'],
  step: 'inject',
  started: { by, at: '2026-11-22T16:00:00Z' },
  identified: {
    by,
    at: '2026-11-22T16:02:00Z',
    identifiers: [
      { kind: 'name', value: 'Sample Person' },
      { kind: 'record-number', value: 'S-1' },
    ],
    serial: 'NGV1',
    label: {
      patient: 'S-1',
      components: [{ drug: 'baclofen', concentration: { value: 2000, unit: 'ug/mL' } }],
      volume: ml(40),
      lot: 'L1',
      beyondUse: '2026-12-01',
    },
  },
  read: { by, at: '2026-11-22T16:04:00Z', reading: { displayedVolume: ml(7.2) } },
  port: { by, at: '2026-11-22T16:06:00Z', needleGauge: '22', atNeedleStop: true },
  residuals: [
    {
      by,
      at: '2026-11-22T16:08:00Z',
      aspirated: ml(7),
      residual: {
        expected: ml(7.3),
        aspirated: ml(7),
        discrepancy: ml(0.3),
        ratio: 1.009,
        verdict: 'as-labelled',
      },
      findings: [],
      correction: null,
    },
  ],
  assessed: null,
  portReconfirmed: null,
  injected: null,
  confirmed: null,
  readBacks: [],
  observation: null,
};

/** Whether the server can read what the form sends; the pointers of what it cannot. */
export function refusedByServer(command: CommandJson): readonly string[] {
  const tree = parseJson(JSON.stringify(command));
  assert.ok(tree.ok);
  const decoded = decodeCommand(tree.value, '');
  return decoded.ok ? [] : decoded.refusal.map(({ at, expected }) => `${at}: ${expected}`);
}
