import { drug } from '../../core/drugs/all.ts';
import type { DrugId } from '../../core/ids.ts';
import type { Format, Formats } from '../../core/said/format.ts';
import { isSentenceCode, SENTENCES, type SentenceCode } from '../../core/said/sentence.ts';
import * as words from '../../core/wording.ts';
import type { FindingJson, SentenceJson } from '../../wire/contract/order.ts';
import { parseJson } from '../../wire/json/parse.ts';
import { workingValue } from '../../wire/therapy/quantities.ts';
import { type Language, LOCALES } from '../messages/messages.ts';
import { dayText } from './date-text.ts';
import { isDrug } from './drug-text.ts';

/** Around English words inside a sentence of another language: a screen reader is to speak them as English. */
export const ENGLISH_FROM = '\uE000';
export const ENGLISH_UNTIL = '\uE001';

/** As plain text. */
export const withoutMarks = (text: string): string =>
  text.replaceAll(ENGLISH_FROM, '').replaceAll(ENGLISH_UNTIL, '');

/** The language of the screen with its messages. */
export interface Speech {
  readonly language: Language;
  readonly message: (
    key: `finding.say.${SentenceCode}` | `drug.${DrugId}` | `confidence.${Confidence}`,
    values?: Readonly<Record<string, unknown>>,
  ) => string;
}

type Confidence = FindingJson['source']['confidence'];
type ValueJson = SentenceJson['values'][string];

/** A message in the language of the screen; null where a sentence of it has no words, or lacks a value, there. */
export function findingMessage(said: FindingJson['said'], speech: Speech): string | null {
  return said === undefined || said.length === 0 ? null : joined(said, ' ', speech);
}

function joined(sentences: readonly SentenceJson[], between: string, speech: Speech): string | null {
  const texts = sentences.map((one) => sentenceText(one, speech));
  return texts.includes(null) ? null : texts.join(between);
}

function sentenceText({ code, values }: SentenceJson, speech: Speech): string | null {
  if (!isSentenceCode(code)) return null;
  const formats: Formats = SENTENCES[code];
  const texts: Record<string, string> = {};
  for (const [name, format] of Object.entries(formats)) {
    const value = values[name];
    const text = value === undefined ? null : valueText(format, value, values, speech);
    if (text === null) return null;
    texts[name] = text;
  }
  return speech.message(`finding.say.${code}`, texts);
}

function valueText(
  format: Format,
  value: ValueJson,
  beside: SentenceJson['values'],
  speech: Speech,
): string | null {
  if (typeof value === 'string') return textOf(format, value, speech);
  if (typeof value === 'number') return numberOf(format, value);
  if (Array.isArray(value)) return listOf(format, value, speech);
  const of = beside['drug'];
  const text = amountOf(format, value, typeof of === 'string' && isDrug(of) ? drug(of).spokenIn : 'ug');
  return text === null || speech.language === 'en' ? text : inSpanish(text);
}

function textOf(format: Format, text: string, speech: Speech): string | null {
  const isEnglish = speech.language === 'en';
  switch (format) {
    case 'text':
      return text;
    case 'english':
      return isEnglish ? text : `${ENGLISH_FROM}${text}${ENGLISH_UNTIL}`;
    case 'confidence':
      return isEnglish ? text : speech.message(`confidence.${text as Confidence}`);
    case 'day':
      return isEnglish ? text : dayText(text, 'full', LOCALES[speech.language]);
    case 'moment': {
      const [day = '', time = ''] = text.split(' ');
      return isEnglish ? text : `${dayText(day, 'full', LOCALES[speech.language])}, ${time}`;
    }
    case 'drug':
      return drugName(text, speech);
    case 'drug-first':
      return capital(drugName(text, speech));
    case 'word':
      return sentenceText({ code: text, values: {} }, speech);
    default:
      return null;
  }
}

function numberOf(format: Format, value: number): string | null {
  switch (format) {
    case 'number':
      return String(value);
    case 'ratio':
      return words.ratioWords(value);
    case 'percent':
      return words.percentWords(value);
    case 'signed-percent':
      return `${value < 0 ? '' : '+'}${words.percentWords(value)}`;
    default:
      return null;
  }
}

function listOf(
  format: Format,
  list: readonly string[] | readonly SentenceJson[],
  speech: Speech,
): string | null {
  const sentences = list.filter((one) => typeof one !== 'string');
  if (format === 'parts') return joined(sentences, ', ', speech);
  if (format === 'parts-semicolon') return joined(sentences, '; ', speech);
  const ids = list.filter((one) => typeof one === 'string');
  if (format === 'weekdays') return ids.map((id) => weekdayName(id, speech.language)).join(', ');
  const names = ids.map((id) => drugName(id, speech));
  switch (format) {
    case 'drugs':
      return names.join(', ');
    case 'drugs-first':
      return names.map(capital).join(', ');
    case 'drugs-sentence':
      return capital(names.join(', '));
    case 'drugs-or':
      return inOneBreath(names, 'disjunction', speech.language);
    case 'drugs-and':
      return inOneBreath(names, 'conjunction', speech.language);
    case 'drugs-with':
      return names.join(speech.language === 'en' ? ' with ' : ' con ');
    default:
      return null;
  }
}

/** As the domain writes an amount; null where it is not an amount of that kind. */
function amountOf(format: Format, json: ValueJson, spokenIn: words.SpokenIn): string | null {
  const tree = parseJson(JSON.stringify(json));
  const of = tree.ok ? workingValue.reads.read(tree.value, '', []) : undefined;
  if (of === undefined) return null;
  switch (of.kind) {
    case 'flow':
      return format === 'hourly-flow' ? words.hourlyFlowWords(of.value) : words.flowWords(of.value);
    case 'volume':
      return format === 'about-volume' ? words.aboutVolumeWords(of.value) : words.volumeWords(of.value);
    case 'mass':
      return words.massWords(of.value, spokenIn);
    case 'dose-rate':
      return format === 'dose-hour'
        ? `${words.doseWords(of.value, spokenIn)} (${words.hourlyWords(of.value, spokenIn)})`
        : words.doseWords(of.value, spokenIn);
    case 'concentration':
      return format === 'about-concentration'
        ? words.aboutConcentrationWords(of.value, spokenIn)
        : words.concentrationWords(of.value, spokenIn);
    case 'length':
      return words.lengthWords(of.value);
    case 'duration':
      return durationOf(format, of.value);
    default:
      return null;
  }
}

function durationOf(format: Format, duration: Parameters<typeof words.durationWords>[0]): string {
  if (format === 'hours') return words.hoursWords(duration);
  return format === 'minutes' ? words.minutesWords(duration) : words.durationWords(duration);
}

/** The units of an amount that are words. */
const inSpanish = (amount: string): string =>
  amount
    .replaceAll('/day', '/día')
    .replaceAll('/hour', '/hora')
    .replaceAll(/\bdays\b/g, 'días')
    .replaceAll(/\bday\b/g, 'día');

function drugName(id: string, { language, message }: Speech): string {
  return language === 'en' || !isDrug(id) ? id : message(`drug.${id}`);
}

const capital = (text: string): string => `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;

const inOneBreath = (
  names: readonly string[],
  type: 'conjunction' | 'disjunction',
  language: Language,
): string => new Intl.ListFormat(LOCALES[language], { type }).format(names);

/** A Monday, and the six days after it. */
const A_MONDAY = '2026-06-01';
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekdayName = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', timeZone: 'UTC' }).format(
    Date.parse(A_MONDAY) + WEEK.indexOf(day) * 86_400_000,
  );
