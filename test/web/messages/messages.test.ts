import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { IntlMessageFormat } from 'intl-messageformat';
import english from '../../../src/web/messages/en.json' with { type: 'json' };
import spanish from '../../../src/web/messages/es.json' with { type: 'json' };
import findingEnglish from '../../../src/web/messages/finding.en.json' with { type: 'json' };
import findingSpanish from '../../../src/web/messages/finding.es.json' with { type: 'json' };
import labEnglish from '../../../src/web/messages/lab.en.json' with { type: 'json' };
import labSpanish from '../../../src/web/messages/lab.es.json' with { type: 'json' };
import { preferredLanguage } from '../../../src/web/messages/messages.ts';
import rehearsalEnglish from '../../../src/web/messages/rehearsal.en.json' with { type: 'json' };
import rehearsalSpanish from '../../../src/web/messages/rehearsal.es.json' with { type: 'json' };
import twinEnglish from '../../../src/web/messages/twin.en.json' with { type: 'json' };
import twinSpanish from '../../../src/web/messages/twin.es.json' with { type: 'json' };

const EN: Readonly<Record<string, string>> = {
  ...english,
  ...findingEnglish,
  ...labEnglish,
  ...rehearsalEnglish,
  ...twinEnglish,
};
const ES: Readonly<Record<string, string>> = {
  ...spanish,
  ...findingSpanish,
  ...labSpanish,
  ...rehearsalSpanish,
  ...twinSpanish,
};

interface Part {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
}

/** Names of the values a message takes, wherever they stand in it. */
function placeholders(parts: readonly Part[]): Set<string> {
  const names = new Set<string>();
  for (const part of parts) {
    if (part.type !== 0 && part.type !== 7 && part.value !== undefined) names.add(part.value);
    for (const option of Object.values(part.options ?? {}))
      for (const name of placeholders(option.value)) names.add(name);
  }
  return names;
}

const parsed = (text: string, locale: string): readonly Part[] =>
  new IntlMessageFormat(text, locale).getAst() as unknown as readonly Part[];

test('both languages have the same messages, in the same order', () => {
  assert.deepEqual(Object.keys(ES), Object.keys(EN));
});

test('no message is empty, and every message is well formed in both languages', () => {
  for (const [key, text] of Object.entries(EN)) {
    assert.notEqual(text.trim(), '', key);
    assert.notEqual(ES[key]?.trim(), '', key);
    assert.doesNotThrow(() => parsed(text, 'en'), key);
    assert.doesNotThrow(() => parsed(ES[key] ?? '', 'es'), key);
  }
});

test('a message takes the same values in both languages, so that no number is lost in translation', () => {
  for (const [key, text] of Object.entries(EN))
    assert.deepEqual(
      [...placeholders(parsed(ES[key] ?? '', 'es'))].sort((a, b) => a.localeCompare(b)),
      [...placeholders(parsed(text, 'en'))].sort((a, b) => a.localeCompare(b)),
      key,
    );
});

const SOURCES = path.resolve(import.meta.dirname, '../../../src/web');

function sourceText(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const at = path.join(folder, entry.name);
      if (entry.isDirectory()) return sourceText(at);
      return /\.tsx?$/.test(entry.name) ? readFileSync(at, 'utf8') : '';
    })
    .join('\n');
}

test('every message is shown somewhere', () => {
  const source = sourceText(SOURCES);
  const stems = [...source.matchAll(/`([a-z-]+(?:\.[a-z-]+)*\.)\$\{[^`]*?\}((?:\.[a-z-]+)*)`/g)].map(
    (match) => ({
      before: match[1] ?? '',
      after: match[2] ?? '',
    }),
  );
  const unused = Object.keys(EN).filter(
    (key) =>
      !source.includes(`'${key}'`) &&
      !stems.some(({ before, after }) => key.startsWith(before) && key.endsWith(after)),
  );
  assert.deepEqual(unused, []);
});

test('the language is the one kept, else the first that the browser asks for and we speak, else English', () => {
  assert.equal(preferredLanguage('es', ['en-US']), 'es');
  assert.equal(preferredLanguage(null, ['fr-CA', 'es-MX', 'en']), 'es');
  assert.equal(preferredLanguage('klingon', ['de']), 'en');
});
