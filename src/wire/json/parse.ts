import {
  createScanner,
  getLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { accepted, type Result, refused } from '../../core/result.ts';
import type { DecodeError } from './decoder.ts';
import { described, type Json, pointer, shortened } from './tree.ts';

/** Files above this are refused before they are read: 1 MiB, a thousand times what a visit needs. */
export const LARGEST_TEXT = 1_048_576;

/** Lists and objects may stand this deep in each other. */
const DEEPEST = 32;

/** What the scanner calls tokens; the enum of jsonc-parser is const and so not there at run time. */
const OPEN_BRACE = 1;
const CLOSE_BRACE = 2;
const OPEN_BRACKET = 3;
const CLOSE_BRACKET = 4;
const END_OF_TEXT = 17;

const MISTAKES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a JSON value: a number with a decimal point, "text", true, false, null, [ ] or { }',
  InvalidNumberFormat: 'a number such as 0.4',
  PropertyNameExpected: 'a name in quotation marks (no comma after the last member, no comma in a number)',
  ValueExpected: 'a value (no comma after the last one)',
  ColonExpected: 'a colon after the name',
  CommaExpected: 'a comma before the next value (numbers take a point: 0.4)',
  CloseBraceExpected: 'a closing }',
  CloseBracketExpected: 'a closing ]',
  EndOfFileExpected: 'nothing after the end of the document',
  InvalidCommentToken: 'no comment: JSON has none',
  UnexpectedEndOfComment: 'no comment: JSON has none',
  UnexpectedEndOfString: 'closing quotation marks',
  UnexpectedEndOfNumber: 'digits after the point or the exponent',
  InvalidUnicode: 'four hexadecimal digits after \\u',
  InvalidEscapeCharacter: 'an escape that JSON knows',
  InvalidCharacter: 'no control character or line break inside text',
};

/** Strict JSON: no comments, no trailing commas, no key twice, nothing after the end. Never throws. */
export function parseJson(text: string): Result<Json, readonly DecodeError[]> {
  if (text.length > LARGEST_TEXT)
    return refused([tooLarge(`${(text.length / LARGEST_TEXT).toFixed(1)} MiB`)]);
  if (text.trim() === '') return refused([{ at: '', expected: 'a JSON document', found: 'nothing' }]);
  if (isTooDeep(text))
    return refused([
      { at: '', expected: `lists and objects at most ${DEEPEST} deep`, found: 'deeper nesting' },
    ]);

  const mistakes: ParseError[] = [];
  const root = parseTree(text, mistakes, { disallowComments: true, allowTrailingComma: false });
  const mistake = mistakes[0];
  if (mistake !== undefined) return refused([syntaxError(text, mistake)]);
  if (root === undefined) return refused([{ at: '', expected: 'a JSON document', found: 'nothing' }]);

  const errors: DecodeError[] = [];
  const tree = toTree(root, text, '', errors);
  return errors.length === 0 ? accepted(tree) : refused(errors);
}

export const tooLarge = (found: string): DecodeError => ({
  at: '',
  expected: 'a document of at most 1 MiB',
  found,
});

/** The parser below recurses; this does not, so that no input can exhaust the stack. */
function isTooDeep(text: string): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token: number = scanner.scan(); token !== END_OF_TEXT; token = scanner.scan()) {
    if (token === OPEN_BRACE || token === OPEN_BRACKET) depth += 1;
    else if (token === CLOSE_BRACE || token === CLOSE_BRACKET) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function syntaxError(text: string, mistake: ParseError): DecodeError {
  const before = text.slice(0, mistake.offset);
  const after = text.slice(mistake.offset);
  const place = `at line ${before.split('\n').length}, column ${mistake.offset - before.lastIndexOf('\n')}`;
  const path = getLocation(text, mistake.offset).path;
  // Where a name is missing, the last part of the path is the empty name that was not written.
  const at = (path.at(-1) === '' ? path.slice(0, -1) : path).reduce<string>(pointer, '');
  const comma = /[\d.]+,$/.exec(before);
  const rest = /^\d+/.exec(after);
  if (comma !== null && rest !== null)
    return { at, expected: `a decimal point, not a comma, ${place}`, found: shortened(comma[0] + rest[0]) };
  const expected = MISTAKES[printParseErrorCode(mistake.error)] ?? 'JSON';
  const found = after === '' ? 'the end of the text' : JSON.stringify(after.slice(0, 20).split('\n')[0]);
  return { at, expected: `${expected}, ${place}`, found };
}

/** No database and no other program keeps these: escaped they are JSON, and no text that anybody typed. */
function whole(text: string, at: string, errors: DecodeError[]): string {
  if (text.includes('\u0000') || !text.isWellFormed())
    errors.push({
      at,
      expected: 'text of whole characters, without \\u0000 and half a pair of surrogates',
      found: 'text that is not',
    });
  return text;
}

function toTree(node: Node, text: string, at: string, errors: DecodeError[]): Json {
  switch (node.type) {
    case 'object': {
      const members = new Map<string, Json>();
      for (const property of node.children ?? []) {
        const [name, value] = property.children ?? [];
        if (name === undefined || value === undefined) continue;
        const key = whole(String(name.value), at, errors);
        const member = toTree(value, text, pointer(at, key), errors);
        if (members.has(key))
          errors.push({
            at: pointer(at, key),
            expected: 'this key once',
            found: `it again: ${described(member)}`,
          });
        members.set(key, member);
      }
      return { kind: 'object', members };
    }
    case 'array':
      return {
        kind: 'array',
        items: (node.children ?? []).map((item, index) => toTree(item, text, pointer(at, index), errors)),
      };
    case 'string':
      return { kind: 'string', text: whole(String(node.value), at, errors) };
    case 'number':
      return { kind: 'number', source: text.slice(node.offset, node.offset + node.length) };
    case 'boolean':
      return { kind: 'boolean', value: node.value === true };
    default:
      return { kind: 'null' };
  }
}
