import { fitLines, studyLines } from './fit-table.ts';
import type { Fitted } from './fitted.ts';
import { countsOf, howLines, misfitLines, summaryLine, tableLines } from './table.ts';
import type { Verdict } from './verdict.ts';

const BEGIN = '<!-- what `npm run validate` prints begins here -->';
const END = '<!-- what `npm run validate` prints ends here -->';

/** All that `npm run validate` prints, as Markdown; the counts come last. */
export function reportOf(verdicts: readonly Verdict[], fitted: Fitted): string {
  return [
    '## Every target',
    '',
    ...tableLines(verdicts),
    '',
    '## What lies outside',
    '',
    ...misfitLines(verdicts),
    '',
    '## The fit',
    '',
    ...fitLines(fitted),
    '',
    ...studyLines(fitted),
    '',
    '## How each is worked out, or why not',
    '',
    ...howLines(verdicts),
    '',
    summaryLine(countsOf(verdicts)),
  ].join('\n');
}

/** The report that a document holds; throws where it has no place for one. */
export function reportIn(document: string): string {
  const [begin, end] = placeIn(document);
  return document.slice(begin, end).trim();
}

/** The document with this report in the place of the one it holds. */
export function withReport(document: string, report: string): string {
  const [begin, end] = placeIn(document);
  return `${document.slice(0, begin)}\n\n${report}\n\n${document.slice(end)}`;
}

function placeIn(document: string): readonly [begin: number, end: number] {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin === -1 || end < begin) throw new RangeError('the document has no place for the report');
  return [begin + BEGIN.length, end];
}
