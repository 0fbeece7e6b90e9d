// docs/safe-states.md is made of the data, so that those who review the table read what the pump does. After a change of the
// data: `node test/pump/safe-states-document.ts` writes it anew.

import { writeFileSync } from 'node:fs';
import path from 'node:path';

import type { DrugClass } from '../../src/core/drugs/drug.ts';
import { alarmSheet } from '../../src/pump/safe-states/alarm-sheet.ts';
import { HARMS, ONSETS, URGENCY_MATRIX } from '../../src/pump/safe-states/priority.ts';
import { VIRTUAL_PUMP_ALARMS, type VirtualPumpAlarm } from '../../src/pump/safe-states/pump-alarm.ts';
import type { SafeState } from '../../src/pump/safe-states/safe-state.ts';
import { STOP_DANGER } from '../../src/pump/safe-states/stop-danger.ts';
import { SAFE_STATES } from '../../src/pump/safe-states/table.ts';

const CLASSES: Readonly<Record<DrugClass, string>> = {
  'gaba-b-agonist': 'baclofen',
  'alpha-2-agonist': 'clonidine',
  opioid: 'opioids',
  'local-anaesthetic': 'local anaesthetics',
  'calcium-channel-blocker': 'ziconotide',
  diluent: 'saline or nothing',
};
const classes = (Object.keys(CLASSES) as DrugClass[]).sort(
  (a, b) => STOP_DANGER[b].rank - STOP_DANGER[a].rank,
);

const line = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(...head), line(...head.map(() => '---')), ...rows.map((row) => line(...row))].join('\n');

const action = ({ action: does, by }: SafeState): string => `${does}${by === 'proposal' ? '' : ` (${by})`}`;

const overview = (): string =>
  table(
    ['alarm', ...classes.map((one) => CLASSES[one])],
    VIRTUAL_PUMP_ALARMS.map((alarm) => [alarm, ...classes.map((one) => action(SAFE_STATES[alarm][one]))]),
  );

function reviewOf({ review }: SafeState): string {
  return review.state === 'reviewed' ? `${review.by}, ${review.on}` : 'not yet';
}

const sourcesOf = ({ restsOn }: SafeState): string =>
  restsOn.length === 0
    ? 'our judgement'
    : restsOn.map(({ title, where, confidence }) => `${title}: ${where} (${confidence})`).join('; ');

const rowsOf = (alarm: VirtualPumpAlarm): string =>
  table(
    ['drug', 'basal flow', 'reason', 'rests on', 'reviewed'],
    classes.map((one) => {
      const row = SAFE_STATES[alarm][one];
      return [CLASSES[one], action(row), row.reason, sourcesOf(row), reviewOf(row)];
    }),
  );

function sectionOf(alarm: VirtualPumpAlarm): string {
  const {
    harm,
    onset,
    because,
    urgency,
    priority,
    forbidsPatientBolus,
    logEntry,
    clinicianText,
    patientText,
  } = alarmSheet(alarm);
  return `## ${alarm}

Harm ${harm}, onset ${onset} (${because}): urgency ${urgency}, tone ${priority}. Patient boluses: ${forbidsPatientBolus ? 'none while it stands' : 'allowed'}.

- Log: ${logEntry}.
- Clinician: ${clinicianText}
- Patient: ${patientText}

${rowsOf(alarm)}
`;
}

const { value: matrix, source } = URGENCY_MATRIX;

/** The whole document, as it stands in docs/. */
export const safeStatesDocument = (): string => `# Safe states

What the virtual pump does with the basal flow while an alarm stands, by what is in the reservoir. **No clinic has reviewed
this table.** Where the reference says what a device does, the row says "device"; where a
person ordered it, "person"; every other row is our proposal, and so are all
texts. It is SIMULATED behaviour: no real pump is controlled by it.

This file is made of \`src/pump/safe-states/\` by \`node test/pump/safe-states-document.ts\`; a test compares the two.

${overview()}

An action is the most that may flow. It never starts anything: \`continue\` leaves a stopped pump stopped. With several
alarms the least of them holds. The minimum rate keeps fluid moving in the tubing; to the patient it is close to a stop.

A mixture is judged by the component that is the most dangerous to stop, in the order of the columns. So it keeps at least the flow
that each component would keep alone, and nothing but the end of the pump itself or a person stops baclofen, clonidine or an opioid.
The price is stated too: with an opioid or a local anaesthetic beside baclofen, too much of it may flow on under
\`flow-above-programmed\` and \`watchdog\` until someone responds to the alarm.

${table(
  ['drug', 'what stopping it does', 'source'],
  classes.map((one) => {
    const { harm, source: from } = STOP_DANGER[one];
    return [CLASSES[one], harm, `${from.title}: ${from.where} (${from.confidence})`];
  }),
)}

The urgency of an alarm follows from harm and onset; only the highest sounds as critical (${source.title}; ${source.confidence}):

${table(
  ['harm', ...ONSETS],
  HARMS.map((harm) => [harm, ...ONSETS.map((onset) => matrix[harm][onset])]),
)}

To be asked of those who review it first:

1. \`flow-above-programmed\` sounds at 10 %, inside what the labelling of a pump allows. Should there be a second, higher
   threshold at which baclofen and clonidine fall to the minimum rate as well?
2. Is the minimum rate better than a stop for an opioid whose settings cannot be trusted?
3. After how long a stall should an opioid no longer resume by itself, tolerance being lost?
4. Should a mixture with baclofen follow baclofen in every row?

${VIRTUAL_PUMP_ALARMS.map(sectionOf).join('\n')}`;

export const DOCUMENT = path.resolve(import.meta.dirname, '..', '..', 'docs', 'safe-states.md');

if (import.meta.main) writeFileSync(DOCUMENT, safeStatesDocument());
