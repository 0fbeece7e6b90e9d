/** JSON as it was written: a number is its source text, so that no digit is lost before it is judged. */
export type Json =
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Json> }
  | { readonly kind: 'array'; readonly items: readonly Json[] }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly source: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' };

const SHOWN = 60;

/** So that a message stays a message. */
export const shortened = (text: string): string => (text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`);

/** What was found, in a few words: the value itself where it is short, else what kind of thing it is. */
export function described(json: Json): string {
  switch (json.kind) {
    case 'object':
      return json.members.size === 0
        ? 'an empty object'
        : `an object with ${shortened([...json.members.keys()].map((key) => JSON.stringify(key)).join(', '))}`;
    case 'array':
      return json.items.length === 0 ? 'an empty list' : `a list of ${json.items.length}`;
    case 'string':
      return shortened(JSON.stringify(json.text));
    case 'number':
      return shortened(json.source);
    case 'boolean':
      return String(json.value);
    case 'null':
      return 'null';
  }
}

/** The JSON pointer of a member or an item (RFC 6901). */
export const pointer = (parent: string, key: string | number): string =>
  `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
