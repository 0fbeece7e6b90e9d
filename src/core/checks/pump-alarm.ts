import { PUMP_ALARMS, type PumpAlarmFacts, type PumpAlarmKind, pumpAlarmNamed } from '../devices/alarms.ts';
import type { PumpProfile } from '../devices/pump-profile.ts';
import { caveat, ownRule, saidCaveat } from '../devices/source.ts';
import type { Finding } from '../findings.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { milliseconds } from '../units.ts';
import { pumpOf } from '../visit-facts.ts';
import type { PumpAlarm, VisitInput } from '../visit-input.ts';
import { instantWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';

const NO_SUCH_ALARM = ownRule('Theca, device reference', 'alarms by pump');
const RESTART = 'Treat it as an interruption: a restart is monitored as a start.';

/** Alarms that the programmer showed: what each means for the visit, and whether this pump has it at all. */
export const checkPumpAlarm: Check = (input) => {
  const alarms = input.visit.read?.alarms;
  if (alarms === undefined) return notRead(input);
  return alarms.map((alarm, i) => alarmFinding(alarm, `/visit/read/alarms/${i}`, input));
};

/** A list that was not read is unknown, which is not the same as empty. */
function notRead(input: VisitInput): readonly Finding[] {
  if (input.last === null || pumpOf(input).alarms.length === 0) return [];
  return [
    {
      rule: 'pump-alarms-not-read',
      severity: 'note',
      at: '/visit/read/alarms',
      message: "The pump's alarms were not read: whether delivery was interrupted is not known.",
      said: [say('alarms-not-read')],
      working: {},
      source: NO_SUCH_ALARM,
    },
  ];
}

function alarmFinding(alarm: PumpAlarm, at: string, input: VisitInput): Finding {
  const pump = pumpOf(input);
  const kind = pumpAlarmNamed(alarm.kind);
  if (kind === null || !pump.alarms.includes(kind)) return notOfThisPump(alarm, at, pump);
  const facts = PUMP_ALARMS[kind];
  const { source } = facts.priority;
  return {
    rule: `pump-alarm-${kind}`,
    severity: kind === 'eos' ? 'refuse' : kind === 'low-reservoir' ? 'note' : 'warn',
    at,
    message: `${facts.priority.value === 'critical' ? 'Critical alarm' : 'Alarm'}${since(alarm, input)}: ${facts.words}.${consequence(facts, kind === 'eos')}${unknownHere(pump)}${caveat(source)}`,
    said: [
      saidAlarm(alarm, kind, input),
      ...saidConsequence(kind),
      ...saidUnknownHere(pump),
      ...saidCaveat(source),
    ],
    working: { priority: working.text(facts.priority.value) },
    source,
  };
}

const consequence = ({ deliveryInDoubt }: PumpAlarmFacts, isOver: boolean): string =>
  isOver
    ? ' It must be replaced before it can deliver a program.'
    : deliveryInDoubt
      ? ` The volume it computes may not have been delivered. ${RESTART}`
      : '';

const unknownHere = ({ name, known }: PumpProfile): string =>
  known.alarms === null ? ` What this alarm does on the ${name} was not found.` : '';

const since = ({ since: at }: PumpAlarm, { timeZone }: VisitInput): string =>
  at === undefined ? '' : ` since ${instantWords(at, timeZone)}`;

/** A stop is an alarm only after so long. */
const LONG_STOP = milliseconds(48 * 3_600_000);

function saidAlarm({ since: at }: PumpAlarm, kind: PumpAlarmKind, { timeZone }: VisitInput): Sentence {
  const what = [
    kind === 'stopped-pump' ? say('alarm-stopped-pump', { time: LONG_STOP }) : say(`alarm-${kind}`),
  ];
  const how = PUMP_ALARMS[kind].priority.value === 'critical' ? 'critical' : 'plain';
  return at === undefined
    ? say(`alarm-${how}`, { what })
    : say(`alarm-${how}-since`, { since: { at, zone: timeZone }, what });
}

function saidConsequence(kind: PumpAlarmKind): readonly Sentence[] {
  if (kind === 'eos') return [say('alarm-replace')];
  return PUMP_ALARMS[kind].deliveryInDoubt ? [say('alarm-in-doubt')] : [];
}

const saidUnknownHere = ({ name, known }: PumpProfile): readonly Sentence[] =>
  known.alarms === null ? [say('alarm-unknown-here', { pump: name })] : [];

const notOfThisPump = (alarm: PumpAlarm, at: string, { name, known }: PumpProfile): Finding => ({
  rule: 'pump-alarm-not-of-this-pump',
  severity: 'refuse',
  at: `${at}/kind`,
  message: `A ${name} has no alarm "${alarm.kind}". Compare the pump with the record: model and serial number.`,
  said: [say('alarm-not-of-this-pump', { pump: name, kind: alarm.kind })],
  working: { kind: working.text(alarm.kind) },
  source: known.alarms ?? NO_SUCH_ALARM,
});
