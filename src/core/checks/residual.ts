import type { Finding, Severity } from '../findings.ts';
import type { Source } from '../limits.ts';
import type { Residual } from '../plan.ts';
import type { Reservoir } from '../reservoir.ts';
import { INVESTIGATE_ABOVE, isMoreThanCanBeThere, WATCH_ABOVE } from '../residual.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { absolute, compare, isPositive, nanolitres } from '../units.ts';
import { pumpOf, reservoirOf } from '../visit-facts.ts';
import type { LastState, VisitInput } from '../visit-input.ts';
import { aboutVolumeWords, percentWords, ratioWords, volumeWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { RESIDUAL_RULE, WRONG_PORT } from './own-rules.ts';

const AT = '/visit/aspirated';
/** What `aboutVolumeWords` can show. */
const READABLE = nanolitres(5_000);

/** Was the pump delivering what it was told, and is what came out what can be there? */
export const checkResidual: Check = (input, { residual }) => {
  const { last, visit } = input;
  if (last === null) return [];
  const reservoir = reservoirOf(input);
  if (visit.aspirated === undefined) return visit.fill === undefined ? [] : [notYetAspirated()];
  if (residual === null || reservoir === null) return [notJudged()];
  return [
    ...port(input, last, residual, reservoir),
    ...judged(input, residual),
    ...(residual.verdict === 'watch' ? [watched(input, residual)] : []),
  ];
};

function notYetAspirated(): Finding {
  return {
    rule: 'residual-pending',
    severity: 'note',
    at: AT,
    message:
      'Nothing has been aspirated yet. The residual volume is judged at the visit, before anything is injected.',
    said: [say('residual-pending')],
    working: {},
    source: RESIDUAL_RULE,
  };
}

function notJudged(): Finding {
  return {
    rule: 'residual-not-judged',
    severity: 'warn',
    at: AT,
    message:
      'The expected volume cannot be computed from the last program, so the aspirated volume is not judged. Compare it with what the programmer displays.',
    said: [say('residual-not-judged')],
    working: {},
    source: RESIDUAL_RULE,
  };
}

/** A20: what is injected after aspirating through the access port goes to the spine. */
function port(
  input: VisitInput,
  last: LastState,
  residual: Residual,
  reservoir: Reservoir,
): readonly Finding[] {
  const { expected, aspirated } = residual;
  const { visit } = input;
  const surely = isMoreThanCanBeThere(last.fill.volume, expected, aspirated);
  const perhaps = isMoreThanCanBeThere(last.fill.volume, reservoir.lowest, aspirated);
  if (!surely && !perhaps) return [];
  const confirmed = visit.portConfirmed === true;
  const severity: Severity = confirmed || visit.fill === undefined ? 'warn' : 'refuse';
  const what = surely
    ? `More came out than can be in the reservoir: ${volumeWords(aspirated)}, expected ${aboutVolumeWords(expected)}, last fill ${volumeWords(last.fill.volume)}.`
    : `${volumeWords(aspirated)} came out. If patient boluses were used, as little as ${aboutVolumeWords(reservoir.lowest)} can be left, and nobody has read how many were given.`;
  const read = surely ? '' : ' Read that number from the pump.';
  const then = confirmed
    ? 'The needle was confirmed to be in the reservoir port. Record how it was confirmed.'
    : 'It may be spinal fluid drawn through the catheter access port. Do not inject until the needle is confirmed to be in the reservoir port.';
  return [
    {
      rule: 'residual-port',
      severity,
      at: AT,
      message: `${what}${read} ${then}`,
      said: [
        surely
          ? say('port-more-than-can-be', { aspirated, expected, fill: last.fill.volume })
          : say('port-boluses-unread', { aspirated, lowest: reservoir.lowest }),
        say(confirmed ? 'port-confirmed' : 'port-in-doubt'),
      ],
      working: {
        aspirated: working.volume(aspirated),
        expected: working.volume(expected),
        lowest: working.volume(reservoir.lowest),
        lastFill: working.volume(last.fill.volume),
        allowedAbove: working.volume(INVESTIGATE_ABOVE.value),
      },
      source: WRONG_PORT,
    },
  ];
}

function judged(input: VisitInput, residual: Residual): readonly Finding[] {
  if (residual.verdict !== 'investigate') return [];
  const { reason, said, source } = grounds(input, residual);
  const less = isPositive(residual.discrepancy);
  const consider = less
    ? 'To rule out: the reservoir was not emptied, the last fill did not all go in, or more ran than was programmed.'
    : 'To rule out: the pump stood still, the flow was blocked, less ran than was programmed, or the pump was not told of a fill.';
  return [
    {
      rule: 'residual-investigate',
      severity: 'warn',
      at: AT,
      message: `${comparison(residual)} ${reason} ${consider} Record an assessment and a plan.`,
      said: [
        ...saidComparison(residual),
        said,
        say(less ? 'residual-rule-out-less' : 'residual-rule-out-more'),
        say('residual-record'),
      ],
      working: workingOf(residual),
      source,
    },
  ];
}

function watched(input: VisitInput, residual: Residual): Finding {
  const { accuracy } = pumpOf(input);
  const large = compare(absolute(residual.discrepancy), WATCH_ABOVE.value) > 0;
  const more = `more than ${volumeWords(WATCH_ABOVE.value)} in a pump of this size`;
  const unjudged = `No labelled accuracy of this pump is known here, so the ratio is not judged${large ? `; the difference is ${more}` : ''}.`;
  const reason = accuracy === null ? unjudged : `This is within the label, but ${more}.`;
  return {
    rule: 'residual-watch',
    severity: 'note',
    at: AT,
    message: `${comparison(residual)} ${reason} Compare it with the last refills and with the next one.`,
    said: [...saidComparison(residual), saidWatch(accuracy === null, large), say('residual-compare')],
    working: workingOf(residual),
    source: large ? WATCH_ABOVE.source : RESIDUAL_RULE,
  };
}

interface Grounds {
  readonly reason: string;
  readonly said: Sentence;
  readonly source: Source;
}

function saidWatch(isUnjudged: boolean, isLarge: boolean): Sentence {
  const limit = WATCH_ABOVE.value;
  if (!isUnjudged) return say('residual-within-label', { limit });
  return isLarge ? say('residual-unjudged-large', { limit }) : say('residual-unjudged');
}

function grounds(input: VisitInput, { ratio }: Residual): Grounds {
  const { accuracy } = pumpOf(input);
  if (ratio !== null && ratio >= 0 && accuracy !== null) {
    const [low, high] = [accuracy.lower, accuracy.upper];
    const band = `The label allows ${ratioWords(low.value)} to ${ratioWords(high.value)} times.`;
    const said = say('residual-band', { low: low.value, high: high.value });
    if (ratio > high.value) return { reason: band, said, source: high.source };
    if (ratio < low.value) return { reason: band, said, source: low.source };
  }
  return {
    reason: `More than ${volumeWords(INVESTIGATE_ABOVE.value)} is evaluated.`,
    said: say('residual-above', { limit: INVESTIGATE_ABOVE.value }),
    source: INVESTIGATE_ABOVE.source,
  };
}

function comparison({ expected, aspirated, discrepancy, ratio }: Residual): string {
  const side = compare(discrepancy, nanolitres(0)) >= 0 ? 'less' : 'more';
  const difference =
    compare(absolute(discrepancy), READABLE) < 0
      ? `as expected (${aboutVolumeWords(expected)})`
      : `${aboutVolumeWords(absolute(discrepancy))} ${side} than the ${aboutVolumeWords(expected)} expected`;
  return `${volumeWords(aspirated)} came out, ${difference}.${deliveredWords(ratio)}`;
}

function saidComparison({ expected, aspirated, discrepancy, ratio }: Residual): readonly Sentence[] {
  const difference = absolute(discrepancy);
  const side = compare(discrepancy, nanolitres(0)) >= 0 ? 'less' : 'more';
  return [
    compare(difference, READABLE) < 0
      ? say('residual-as-expected', { aspirated, expected })
      : say(`residual-${side}`, { aspirated, difference, expected }),
    ...(ratio === null || ratio < 0 ? [] : [say('residual-delivered', { ratio, off: ratio - 1 })]),
  ];
}

/** No pump delivers less than nothing: then more came out than went in, and the ratio says nothing. */
function deliveredWords(ratio: Residual['ratio']): string {
  if (ratio === null || ratio < 0) return '';
  const off = `${ratio < 1 ? '' : '+'}${percentWords(ratio - 1)}`;
  return ` The pump delivered ${ratioWords(ratio)} times what was programmed (${off}).`;
}

const workingOf = ({ expected, aspirated, discrepancy, ratio }: Residual): Finding['working'] => ({
  expected: working.volume(expected),
  aspirated: working.volume(aspirated),
  discrepancy: working.volume(discrepancy),
  ...(ratio === null ? {} : { ratio: working.number(ratio) }),
});
