import { ownRule, requirement, seen } from '../devices/source.ts';
import type { Finding, Severity } from '../findings.ts';
import type { Source } from '../limits.ts';
import type { Mixture } from '../mixture.ts';
import { bolusesWithin } from '../patient-bolus.ts';
import type { PatientBolus, Program } from '../program.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { elapsed } from '../time.ts';
import { absolute, compare, equal, isPositive, nanolitres, subtract } from '../units.ts';
import { programBefore, pumpOf, reservoirOf } from '../visit-facts.ts';
import type { LastState, VisitInput } from '../visit-input.ts';
import { type WeekPiece, weekOf } from '../week.ts';
import { aboutVolumeWords, volumeWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';

const RECONCILE = requirement('SR-63', 'what is read from the pump equals what is on record');
const DISPLAY = ownRule(
  'Theca',
  'the displayed volume follows the program; 0.1 mL is taken for the last digit of a display',
);
const EVALUATE: Source = seen(
  'ASRA 2017 poster 1139, residual volume discrepancy',
  'evaluate above 2 mL, or outside the accuracy of the product',
  'https://epostersonline.com/ASRAFALL17/node/1139?page=1',
);
const LAST_DIGIT = nanolitres(100_000);
const LARGE = nanolitres(2_000_000);

/** What the programmer showed against what is on record: displayed volume, program and number of patient boluses. */
export const checkPumpReading: Check = (input) => {
  const { last } = input;
  if (last === null) return [];
  return [...displayedVolume(input), ...programRead(input, last), ...bolusesRead(input, last)];
};

const finding = (
  rule: string,
  severity: Severity,
  at: string,
  message: string,
  said: readonly Sentence[],
  source: Source,
  values: Finding['working'] = {},
): Finding => ({ rule, severity, at: `/visit/read${at}`, message, said, working: values, source });

/** Before the residual is aspirated nobody is shown what is expected: then the finding has no number. */
function displayedVolume(input: VisitInput): readonly Finding[] {
  const { read, aspirated } = input.visit;
  const expected = reservoirOf(input)?.expected;
  const displayed = read?.displayedVolume;
  if (displayed === undefined)
    return [
      finding(
        'displayed-volume-not-read',
        'note',
        '/displayedVolume',
        'The volume that the programmer displays was not entered: it cannot be compared with the record.',
        [say('displayed-not-read')],
        DISPLAY,
      ),
    ];
  if (expected === undefined) return [];
  const difference = absolute(subtract(displayed, expected));
  if (compare(difference, LAST_DIGIT) <= 0) return [];
  const isLarge = compare(difference, LARGE) > 0;
  const what = 'Look for a bolus, a program change or a fill that one of them does not know of.';
  return [
    finding(
      'displayed-volume-differs',
      isLarge ? 'warn' : 'note',
      '/displayedVolume',
      aspirated === undefined
        ? `The displayed volume and the record disagree. The numbers are shown once the residual has been aspirated and entered. ${what}`
        : `The programmer displays ${volumeWords(displayed)}; by the record it should display ${aboutVolumeWords(expected)}. ${what}`,
      [
        aspirated === undefined
          ? say('displayed-disagrees')
          : say('displayed-differs', { displayed, expected }),
        say('displayed-look-for'),
      ],
      isLarge ? EVALUATE : DISPLAY,
      aspirated === undefined
        ? {}
        : {
            displayed: working.volume(displayed),
            expected: working.volume(expected),
            difference: working.volume(difference),
          },
    ),
  ];
}

function programRead(input: VisitInput, last: LastState): readonly Finding[] {
  const read = input.visit.read?.program;
  if (read === undefined)
    return [
      finding(
        'program-not-read',
        'note',
        '/program',
        'The program was not read from the pump: what ran is taken from the record.',
        [say('program-not-read')],
        RECONCILE,
      ),
    ];
  const recorded = programBefore(last, input);
  const { components } = last.fill;
  const findings: Finding[] = [];
  if (read.mode === 'stopped' && recorded.mode !== 'stopped')
    findings.push(
      finding(
        'pump-found-stopped',
        'warn',
        '/program/mode',
        'The pump was found stopped although the record has it running. Since when is not known: the expected volume may be too low. The restart is monitored as a start.',
        [say('pump-found-stopped')],
        RECONCILE,
      ),
    );
  else if (!sameFlow(read, recorded, components, input))
    findings.push(
      finding(
        'program-read-differs',
        'warn',
        '/program',
        'The program read from the pump is not the program on record. What is expected is computed from the record: clear up what ran, and since when.',
        [say('program-read-differs')],
        RECONCILE,
        { read: working.text(read.mode), recorded: working.text(recorded.mode) },
      ),
    );
  if (!sameBolus(read.patientBolus, recorded.patientBolus))
    findings.push(
      finding(
        'patient-bolus-read-differs',
        'warn',
        '/program/patientBolus',
        'The patient boluses read from the pump are not those on record.',
        [say('bolus-read-differs')],
        RECONCILE,
      ),
    );
  return findings;
}

const sameFlow = (a: Program, b: Program, mixture: Mixture, input: VisitInput): boolean => {
  const [one, other] = [weekOf(a, mixture, pumpOf(input)), weekOf(b, mixture, pumpOf(input))];
  return one.length === other.length && one.every((piece, i) => samePiece(piece, other[i]));
};

const samePiece = (a: WeekPiece, b: WeekPiece | undefined): boolean =>
  b !== undefined && a.fromMs === b.fromMs && a.untilMs === b.untilMs && equal(a.flow, b.flow);

function sameBolus(a: PatientBolus | undefined, b: PatientBolus | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    equal(a.dose, b.dose) &&
    equal(a.duration, b.duration) &&
    equal(a.lockout, b.lockout) &&
    a.maxPerDay === b.maxPerDay
  );
}

/** More boluses than the pump can have granted since the fill by the programs on record. */
function bolusesRead(input: VisitInput, last: LastState): readonly Finding[] {
  const count = input.visit.read?.patientBoluses;
  const since = elapsed(last.fill.at, input.visit.at);
  if (count === undefined || count === 0 || !isPositive(since)) return [];
  const day = pumpOf(input).patientBolusDay?.value ?? null;
  const most = [last.program, ...last.changes.map((change) => change.program)].reduce(
    (sum, { patientBolus }) =>
      sum + (patientBolus === undefined ? 0 : bolusesWithin(since, patientBolus, day)),
    0,
  );
  if (count <= most) return [];
  return [
    finding(
      'patient-boluses-implausible',
      'warn',
      '/patientBoluses',
      most === 0
        ? `${count} patient boluses were read, but no program on record since the last fill allows any.`
        : `${count} patient boluses were read, more than the ${most} that the programs on record can have granted since the last fill.`,
      [most === 0 ? say('boluses-none-allowed', { count }) : say('boluses-too-many', { count, most })],
      RECONCILE,
      { read: working.number(count), possible: working.number(most) },
    ),
  ];
}
