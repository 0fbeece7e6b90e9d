import type { Hazard } from './hazards.ts';
import type { Trace, TracedRequirement } from './matrix.ts';
import type { TestResult } from './test-results.ts';

/** Of one file no more titles than this stand in the matrix; `build/trace.json` holds them all. */
const MOST_TITLES = 6;

const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').replaceAll('<', '&lt;');
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${heads.join(' | ')} |`,
  `| ${heads.map(() => '---').join(' | ')} |`,
  ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
];
const linkTo = (id: string): string => `[${id}](#${id.toLowerCase()})`;
const links = (ids: readonly string[]): string => ids.map(linkTo).join(', ');

const STATUS = { implemented: 'implemented', partly: 'partly', 'not-yet': 'not built yet' } as const;

/** File by file; of a file that makes hundreds of tests from a table the first few speak for the rest. */
function titlesOf(testedBy: readonly TestResult[]): string[] {
  const files = Map.groupBy(testedBy, ({ file }) => file);
  const lines = [...files].flatMap(([file, tests]) => {
    const shown = tests.slice(0, MOST_TITLES).map(({ title, outcome }) => `  - ${outcome}: ${cell(title)}`);
    const rest = tests.slice(MOST_TITLES);
    const outcomes = [...new Set(rest.map(({ outcome }) => outcome))].join(', ');
    return [
      `- \`${file}\``,
      ...shown,
      ...(rest.length > 0 ? [`  - and ${rest.length} more: ${outcomes}`] : []),
    ];
  });
  return lines.length > 0 ? [...lines, ''] : [];
}

function settingsOf({ settings }: TracedRequirement): string[] {
  if (settings.length === 0) return [];
  return [
    '',
    ...settings.map(
      (each) =>
        `Default [${each.default}], owned by the ${each.owner}: ${
          each.setIn === null ? 'nothing reads it yet' : `set in ${cell(each.setIn)}`
        }.`,
    ),
  ];
}

function requirementText(requirement: TracedRequirement): string[] {
  const { id, hazard, cause, sources, status, note, tests, howTested, hazards, result } = requirement;
  return [
    `### ${id}`,
    '',
    cell(requirement.requirement),
    '',
    `**${STATUS[status]}** · result: ${result} · hazards ${links(hazards)}`,
    ...(note === null ? [] : ['', cell(note)]),
    '',
    `Against: ${cell(hazard)}${cause === null ? '' : ` ← ${cell(cause)}`}${sources.length > 0 ? ` (${sources.join(', ')})` : ''}. ` +
      `To be tested by ${tests.join(', ')}${howTested === null ? '' : `: ${cell(howTested)}`}.`,
    ...settingsOf(requirement),
    '',
    ...titlesOf(requirement.testedBy),
  ];
}

const CONTROL = {
  'inherent-safety': 'inherent safety',
  'protective-measure': 'protective measure',
  information: 'information',
} as const;

function hazardText(hazard: Hazard, statusOf: ReadonlyMap<string, string>): string[] {
  const { initial, residual } = hazard;
  return [
    `### ${hazard.id}`,
    '',
    ...table(
      ['', hazard.hazard],
      [
        ['foreseeable sequence of events', hazard.sequence],
        ['hazardous situation', hazard.situation],
        ['harm', hazard.harm],
        ['initial estimate', `${initial.severity}, ${initial.probability}: ${initial.risk}`],
        ...hazard.controls.map(({ kind, measure }) => [CONTROL[kind], measure]),
        [
          'requirements',
          hazard.requirements.map((id) => `${linkTo(id)} ${statusOf.get(id) ?? ''}`).join(', '),
        ],
        [
          'estimate once all of them are implemented',
          `${residual.severity}, ${residual.probability}: ${residual.risk}`,
        ],
        ...(hazard.accidents.length > 0 ? [['accidents', links(hazard.accidents)]] : []),
        ...(hazard.notes === null ? [] : [['notes', hazard.notes]]),
      ],
    ),
    '',
  ];
}

/** The matrix for a reader. The same data make the same text: it holds no date and no duration. */
export function asMarkdown({ counts, hazards, accidents, requirements }: Trace): string {
  const statusOf = new Map(requirements.map(({ id, status }) => [id, STATUS[status]]));
  return `${[
    '# Safety trace',
    '',
    'Made by `npm run trace` from `requirements/` and the results of `npm test`; do not edit. How it hangs together is',
    'told in [safety.md](safety.md). Severity, probability and risk are our own qualitative estimates, to be confirmed by the',
    'risk management of whoever uses Theca. Nothing here is a claim that Theca is safe.',
    '',
    `Of ${requirements.length} requirements ${counts.implemented} are implemented, ${counts.partly} partly, and ${counts.notYet} are not built yet.`,
    '',
    ...table(
      ['requirement', 'against', 'status', 'tests', 'result', 'hazards'],
      requirements.map((each) => [
        linkTo(each.id),
        each.hazard,
        STATUS[each.status],
        String(each.testedBy.length),
        each.result,
        links(each.hazards),
      ]),
    ),
    '',
    '## Hazards',
    '',
    ...table(
      ['hazard', '', 'initial risk', 'once all is implemented', 'implemented'],
      hazards.map((each) => [
        linkTo(each.id),
        each.hazard,
        each.initial.risk,
        each.residual.risk,
        `${each.requirements.filter((id) => statusOf.get(id) === STATUS.implemented).length} of ${each.requirements.length}`,
      ]),
    ),
    '',
    ...hazards.flatMap((hazard) => hazardText(hazard, statusOf)),
    '## Accidents',
    '',
    'Documented events and hazards that each belong to a hazard above, with the tests that name them. Not every one of them is',
    'replayed yet, and a test that names one need not replay all of it.',
    '',
    ...accidents.flatMap((accident) => [
      `### ${accident.id}`,
      '',
      cell(accident.event),
      '',
      `What Theca must do: ${cell(accident.answer)}. Hazards ${links(accident.hazards)}.${accident.testedBy.length === 0 ? ' **No test names it.**' : ''}`,
      '',
      ...titlesOf(accident.testedBy),
    ]),
    '## Requirements',
    '',
    ...requirements.flatMap(requirementText),
  ]
    .join('\n')
    .trimEnd()}\n`;
}
