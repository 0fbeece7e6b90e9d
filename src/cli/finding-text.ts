import type { Finding, Severity, WorkingValue } from '../core/findings.ts';
import type { Confidence } from '../core/limits.ts';
import { unreachable } from '../core/result.ts';
import {
  concentrationWords,
  doseWords,
  durationWords,
  flowWords,
  lengthWords,
  massWords,
  volumeWords,
} from '../core/wording.ts';

const WORDS: Readonly<Record<Severity, string>> = { refuse: 'REFUSE', warn: 'WARN  ', note: 'NOTE  ' };
const TRUST: Readonly<Record<Confidence, string>> = {
  verified: 'verified',
  recalled: 'recalled, unconfirmed',
  derived: 'derived',
  adopted: 'adopted by the clinic',
};

const WIDTH = 96;
const INDENT = ' '.repeat(8);

/** Every finding, gravest first: severity as a word, what is said, the working, the source with its confidence. */
export function findingsText(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return ['Findings', '  none'];
  return ['Findings', ...findings.flatMap(findingLines)];
}

function findingLines({ rule, severity, at, message, working, source }: Finding): readonly string[] {
  const values = Object.entries(working).map(([name, value]) => `${spacedOut(name)} ${valueWords(value)}`);
  const { title, where, url, confidence } = source;
  const origin = `source: ${title}; ${where}${url === null ? '' : `; ${url}`} (${TRUST[confidence]})`;
  return [
    '',
    `${WORDS[severity]}  ${rule}${at === '' ? '' : `  ${at}`}`,
    ...wrapped(message),
    ...(values.length === 0 ? [] : wrapped(`working: ${values.join(', ')}`)),
    ...wrapped(origin),
  ];
}

/** `withoutDose` as one reads it. */
const spacedOut = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function valueWords(of: WorkingValue): string {
  switch (of.kind) {
    case 'mass':
      return massWords(of.value, 'ug');
    case 'volume':
      return volumeWords(of.value);
    case 'concentration':
      return concentrationWords(of.value, 'ug');
    case 'dose-rate':
      return doseWords(of.value, 'ug');
    case 'flow':
      return flowWords(of.value);
    case 'length':
      return lengthWords(of.value);
    case 'duration':
      return durationWords(of.value);
    case 'number':
      return String(Number(of.value.toPrecision(6)));
    case 'text':
      return of.value;
    default:
      return unreachable(of);
  }
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH - INDENT.length) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => INDENT + each);
}
