import { type ById, hazardText, openOnes, summaryOf } from './hazard-text.ts';
import { LEGEND } from './legend.ts';
import type { Trace, TracedRequirement } from './matrix.ts';
import { cell, links, linkTo, STATUS, table } from './tables.ts';
import type { TestResult } from './test-results.ts';

/** Of one file no more titles than this stand in the matrix; `build/trace.json` holds them all. */
const MOST_TITLES = 6;

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

/** The matrix for a reader. The same data make the same text: it holds no date and no duration. */
export function asMarkdown(trace: Trace): string {
  const { counts, hazards, accidents, requirements } = trace;
  const byId: ById = new Map(requirements.map((each) => [each.id, each]));
  return `${[
    '# Safety trace',
    '',
    'Made by `npm run trace` from `requirements/` and the results of `npm test`; do not edit. How it hangs together is',
    'told in [safety.md](safety.md). Severity, probability and risk are our own qualitative estimates, to be confirmed by the',
    'risk management of whoever uses Theca. Nothing here is a claim that Theca is safe.',
    '',
    `Of ${requirements.length} requirements ${counts.implemented} are implemented, ${counts.partly} partly, and ${counts.notYet} are not built yet.`,
    ...summaryOf(trace),
    '',
    ...LEGEND,
    '## What does not wholly hold',
    '',
    ...openOnes(trace),
    '',
    '## Hazards',
    '',
    ...hazards.flatMap((hazard) => hazardText(hazard, byId)),
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
    ...requirements.flatMap(requirementText),
  ]
    .join('\n')
    .trimEnd()}\n`;
}
