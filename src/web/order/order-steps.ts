/** The steps of an order before the visit, in their order. */
export const ORDER_STEPS = ['mixture', 'program', 'bridge', 'changes', 'second', 'sign'] as const;
export type OrderStep = (typeof ORDER_STEPS)[number];

/** Those in which something is typed by the author. */
export type TypedStep = 'mixture' | 'program' | 'bridge';

export const isOrderStep = (text: string): text is OrderStep => ORDER_STEPS.some((step) => step === text);

/** Which step a pointer belongs to; null where it points at the record and no order can mend it. */
export function stepOfPointer(pointer: string): TypedStep | null {
  if (/^\/visit\/(fill|rinses|at)\b/.test(pointer)) return 'mixture';
  if (/^\/visit\/program\b/.test(pointer)) return 'program';
  // What the bridge cannot do without stands in the record, but the bridge is where it is told, and declined.
  if (/^\/(visit\/(bridge|prime)|catheter|pump\/tubingVolume)\b/.test(pointer)) return 'bridge';
  return null;
}

/** Of the fields on a page, the one that a pointer means: the field itself, else the nearest around it. */
export function fieldFor(pointer: string, fields: readonly string[]): string | null {
  const inside = fields.filter((field) => pointer === field || pointer.startsWith(`${field}/`));
  const nearest = inside.sort((a, b) => b.length - a.length)[0];
  return nearest ?? fields.find((field) => field.startsWith(`${pointer}/`)) ?? null;
}
