import type { Hazard } from './hazards.ts';
import type { Trace, TracedHazard, TracedRequirement } from './matrix.ts';
import { links, linkTo, STATUS, table } from './tables.ts';

const CONTROL = {
  'inherent-safety': 'inherent safety',
  'protective-measure': 'protective measure',
  information: 'information for safety',
} as const;

export type ById = ReadonlyMap<string, TracedRequirement>;

/** Where a test looks at the simulated pump and at nothing that a patient is treated by. */
const OF_THE_PUMP = /^test\/(pump|wire\/pump|web\/lab|models[\w-]*\.test\.ts|cli\/pump\.test\.ts)/;

/** Held in the simulated pump alone: no test of it looks at a plan, a record or a page. */
const inVirtualPump = ({ area, testedBy }: TracedRequirement): boolean =>
  area === 'pump' && testedBy.every(({ file }) => OF_THE_PUMP.test(file));

/** Of a pump two things can be tested: the simulated one, and what a plan asks of a real one. */
function placeOf(requirement: TracedRequirement): string {
  if (requirement.area !== 'pump') return '';
  return inVirtualPump(requirement) ? ', virtual pump' : ', virtual pump and plan';
}

/** A requirement in few words: whether it is built, what its tests said where they did not pass, and where it holds. */
function standingOf(id: string, requirements: ById): string {
  const found = requirements.get(id);
  if (found === undefined) return linkTo(id);
  const { status, result } = found;
  const said = result === 'passed' || (status === 'not-yet' && result === 'no test') ? '' : `, **${result}**`;
  return `${linkTo(id)} ${STATUS[status]}${said}${placeOf(found)}`;
}

/** A measure is there when each of its requirements is implemented and its tests passed. */
function measureRow({ kind, measure, by }: Hazard['controls'][number], requirements: ById): string[] {
  const own = by.flatMap((id) => requirements.get(id) ?? []);
  const isHeld = own.every(({ status, result }) => status === 'implemented' && result === 'passed');
  const isSimulated = own.every(inVirtualPump);
  const held = isHeld ? (isSimulated ? '**in the virtual pump**' : 'yes') : '**not wholly**';
  const there = by.length === 0 ? '**no requirement, no test traced**' : held;
  return [CONTROL[kind], measure, there, by.map((id) => standingOf(id, requirements)).join('; ')];
}

const estimated = ({ severity, probability, risk }: Hazard['initial']): string =>
  `${severity}, ${probability}: **${risk}**`;

/** One hazard in the columns of ISO 14971, and each measure with what it is made of. */
export function hazardText(hazard: TracedHazard, requirements: ById): string[] {
  const { initial, residual, open, held } = hazard;
  const of = `${held.length} of ${hazard.requirements.length} requirements`;
  return [
    `### ${hazard.id}`,
    '',
    ...table(
      ['', hazard.hazard],
      [
        ['foreseeable sequence of events', hazard.sequence],
        ['hazardous situation', hazard.situation],
        ['harm', hazard.harm],
        ['estimate before measures', estimated(initial)],
        ['held today', `${of}, by ${hazard.testsPassed} tests that passed`],
        [
          'not held today',
          open.length === 0 ? 'nothing' : open.map((id) => standingOf(id, requirements)).join('; '),
        ],
        [
          open.length === 0 ? 'residual estimate' : 'residual estimate, **once all of them hold**',
          estimated(residual),
        ],
        ['what the measures may bring about', hazard.arising ?? 'nothing is known to us'],
        ...(hazard.accidents.length > 0 ? [['accidents', links(hazard.accidents)]] : []),
        ...(hazard.notes === null ? [] : [['notes', hazard.notes]]),
      ],
    ),
    '',
    ...table(
      ['kind', 'measure', 'there', 'by'],
      hazard.controls.map((each) => measureRow(each, requirements)),
    ),
    '',
  ];
}

/** What a safety officer has to know first: which hazards are not wholly controlled, and by what. */
export function summaryOf({ hazards, requirements }: Trace): string[] {
  const simulated = new Set(requirements.filter(inVirtualPump).map(({ id }) => id));
  const inPump = ({ held }: TracedHazard): string => {
    const count = held.filter((id) => simulated.has(id)).length;
    return count === 0 ? '' : ` (${count} in the virtual pump)`;
  };
  const untraced = hazards.flatMap(({ controls }) => controls.filter(({ by }) => by.length === 0)).length;
  const high = hazards.filter(({ residual }) => residual.risk === 'high').map(({ id }) => id);
  const partial = hazards.filter(({ open }) => open.length > 0).length;
  return [
    `Of ${hazards.length} hazards ${partial} have a requirement that does not wholly hold today: for them the residual estimate is an aim.`,
    `The residual risk of ${links(high)} is estimated as high even then. ${untraced} measures are traced to no requirement.`,
    '',
    ...table(
      ['hazard', '', 'before', 'held today', 'not held today', 'residual, once all holds'],
      hazards.map((each) => [
        linkTo(each.id),
        each.hazard,
        each.initial.risk,
        `${each.held.length} of ${each.requirements.length}${inPump(each)}, ${each.testsPassed} tests`,
        each.open.length === 0 ? '—' : links(each.open),
        each.residual.risk,
      ]),
    ),
  ];
}

/** Everything that is not held, with what is missing of it; nothing is left for the reader to find. */
export function openOnes({ requirements }: Trace): string[] {
  const open = requirements.filter(({ status, result }) => status !== 'implemented' || result !== 'passed');
  return table(
    ['requirement', 'against', 'status', 'result', 'what holds and what is missing', 'hazards'],
    open.map(({ id, hazard, status, result, note, hazards }) => [
      linkTo(id),
      hazard,
      STATUS[status],
      result,
      note ?? (status === 'not-yet' ? 'nothing of it is built' : ''),
      links(hazards),
    ]),
  );
}
