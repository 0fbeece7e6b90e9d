import { PUMP_ALARMS, type PumpAlarmFacts, pumpAlarmNamed } from '../devices/alarms.ts';
import type { PumpProfile } from '../devices/pump-profile.ts';
import { caveat, ownRule } from '../devices/source.ts';
import type { Finding } from '../findings.ts';
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

const notOfThisPump = (alarm: PumpAlarm, at: string, { name, known }: PumpProfile): Finding => ({
  rule: 'pump-alarm-not-of-this-pump',
  severity: 'refuse',
  at: `${at}/kind`,
  message: `A ${name} has no alarm "${alarm.kind}". Compare the pump with the record: model and serial number.`,
  working: { kind: working.text(alarm.kind) },
  source: known.alarms ?? NO_SUCH_ALARM,
});
