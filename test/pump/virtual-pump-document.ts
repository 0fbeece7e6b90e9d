// The table of docs/virtual-pump.md is measured, not written: `node test/pump/virtual-pump-document.ts` writes it anew.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FAULT_FACTS } from '../../src/pump/fault-facts.ts';
import { firstSeen, type Seen, TRIALS } from './detection.ts';

export const DOCUMENT = fileURLToPath(new URL('../../docs/virtual-pump.md', import.meta.url));

const BEGIN = '<!-- measured: begin -->';
const END = '<!-- measured: end -->';
const DAY = 86_400_000;

function time(ms: number): string {
  if (ms === 0) return 'at once';
  const units = [
    [DAY, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1_000, 's'],
  ] as const;
  const parts: string[] = [];
  let left = Math.floor(ms / 1_000) * 1_000;
  for (const [size, unit] of units) {
    const count = Math.floor(left / size);
    if (count > 0) parts.push(`${count} ${unit}`);
    left -= count * size;
  }
  return parts.slice(0, 2).join(' ');
}

const BY: Readonly<Record<Seen['by'], string>> = {
  alarm: 'alarm',
  programmer: 'programmer',
  refill: 'refill',
};

/** The measured part, from its first to its last line. */
export function measuredTable(): string {
  const rows = TRIALS.map((trial) => {
    const kind = trial.fault?.kind;
    if (kind === undefined) throw new Error('a trial without a fault');
    const { source } = FAULT_FACTS[kind];
    const seen = firstSeen(trial);
    const found =
      seen === null
        ? ['not by day 88', 'nothing']
        : [time(seen.ms), `${BY[seen.by]}: ${seen.what.replace('log: ', '')}`];
    const cited = source.url === null ? source.title : `[${source.title}](${source.url})`;
    return `| \`${kind}\` | ${trial.name} | ${found.join(' | ')} | ${cited} |`;
  });
  return [
    BEGIN,
    '',
    '| fault | here | first seen | by what | source |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    END,
  ].join('\n');
}

/** The document with the measured part as it is now. */
export function documentWith(table: string): string {
  const text = readFileSync(DOCUMENT, 'utf8');
  return text.slice(0, text.indexOf(BEGIN)) + table + text.slice(text.indexOf(END) + END.length);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(DOCUMENT, documentWith(measuredTable()));
