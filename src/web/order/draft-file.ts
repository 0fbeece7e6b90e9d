import { WEEKDAYS } from '../../core/time.ts';
import { PRIME_REASONS } from '../../core/visit-input.ts';
import { isDrug } from '../fields/drug-text.ts';
import type { QuantityText } from '../fields/quantity-entry.ts';
import { isReason } from './answers.ts';
import { MOST_COMPONENTS, type OrderDraft, type Reuse } from './order-draft.ts';

/** What a draft is kept as: word for word, under a name that tells this form from later ones. */
export const DRAFT_FORM = 'order-draft/1';

export const writeDraft = (draft: OrderDraft): Record<string, unknown> => ({ form: DRAFT_FORM, ...draft });

type Read<T> = (value: unknown) => T | undefined;
type Shape<T> = { readonly [Key in keyof T]: Read<T[Key]> };

const text: Read<string> = (value) => (typeof value === 'string' ? value : undefined);
const yesOrNo: Read<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
const id: Read<number> = (value) => (Number.isSafeInteger(value) ? (value as number) : undefined);
const oneOf =
  <T extends string>(...known: readonly T[]): Read<T> =>
  (value) =>
    known.find((each) => each === value);
const orNull =
  <T>(read: Read<T>): Read<T | null> =>
  (value) =>
    value === null ? null : read(value);

/** Drafts of before it was asked for lack it: still to be chosen. */
const orAbsent =
  <T>(read: Read<T>): Read<T | null> =>
  (value) =>
    value === undefined ? null : orNull(read)(value);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every key of the form and no other; a draft that does not fit is not half read. */
const object =
  <T extends object>(shape: Shape<T>): Read<T> =>
  (value) => {
    if (!isObject(value) || Object.keys(value).some((key) => !Object.hasOwn(shape, key))) return undefined;
    const parts = Object.entries<Read<unknown>>(shape).map(([key, read]) => [key, read(value[key])] as const);
    return parts.some(([, part]) => part === undefined) ? undefined : (Object.fromEntries(parts) as T);
  };

const list =
  <T>(item: Read<T>, most: number): Read<readonly T[]> =>
  (value) => {
    if (!Array.isArray(value) || value.length > most) return undefined;
    const items = value.map(item);
    return items.some((each) => each === undefined) ? undefined : (items as T[]);
  };

const dictionary =
  <T>(item: Read<T>): Read<Readonly<Record<string, T>>> =>
  (value) => {
    if (!isObject(value)) return undefined;
    const parts = Object.entries(value).map(([key, each]) => [key, item(each)] as const);
    return parts.some(([, part]) => part === undefined)
      ? undefined
      : (Object.fromEntries(parts) as Record<string, T>);
  };

const quantity = object<QuantityText>({ text, unit: orNull(text) });
const reuse = orNull(object<Reuse>({ from: oneOf('pump', 'order'), at: text, confirmed: yesOrNo }));
const drugId: Read<OrderDraft['components'][number]['drug']> = (value) =>
  value === null ? null : typeof value === 'string' && isDrug(value) ? value : undefined;

const component = object<OrderDraft['components'][number]>({
  id,
  drug: drugId,
  concentration: quantity,
  stock: quantity,
  reuse,
});

const group = object<OrderDraft['program']['groups'][number]>({
  id,
  days: list(oneOf(...WEEKDAYS), WEEKDAYS.length),
  steps: list(object({ id, at: text, text }), 100),
});

const bolus = object<NonNullable<OrderDraft['program']['bolus']>>({
  dose: quantity,
  duration: quantity,
  lockout: quantity,
  maxPerDay: text,
});

const program = object<OrderDraft['program']>({
  mode: orNull(oneOf('continuous', 'schedule', 'minimum-rate', 'stopped')),
  setAs: oneOf('dose', 'rate', 'amount'),
  setting: quantity,
  stepUnit: orNull(text),
  groups: list(group, WEEKDAYS.length),
  bolus: orNull(bolus),
  reuse,
});

const reason = object<OrderDraft['answers']['reasons'][string]>({
  reason: (value) => (value === null || isReason(value) ? value : undefined),
  remark: text,
});

const draft = object<OrderDraft & { readonly form: typeof DRAFT_FORM }>({
  form: oneOf(DRAFT_FORM),
  day: text,
  time: text,
  filled: yesOrNo,
  components: list(component, MOST_COMPONENTS),
  volume: quantity,
  volumeReuse: reuse,
  rinses: orNull(object({ count: text, volume: quantity })),
  program,
  bridge: object<OrderDraft['bridge']>({ choice: orNull(oneOf('compute', 'declined')), reason: text }),
  prime: orNull(
    object<NonNullable<OrderDraft['prime']>>({
      part: orNull(oneOf('tubing-and-catheter', 'catheter')),
      reason: orAbsent(oneOf(...PRIME_REASONS)),
      drugFree: yesOrNo,
    }),
  ),
  repeat: yesOrNo,
  answers: object<OrderDraft['answers']>({ reasons: dictionary(reason), acknowledged: dictionary(text) }),
});

/** Whether two drafts are the same word for word, answers included, however their keys are ordered. */
export const isSameDraft = (a: OrderDraft, b: OrderDraft): boolean =>
  JSON.stringify(draft(writeDraft(a))) === JSON.stringify(draft(writeDraft(b)));

/** The draft as it was kept; null where it was kept by a form that this page does not know. Nothing is guessed. */
export function readDraft(kept: unknown): OrderDraft | null {
  const read = draft(kept);
  if (read === undefined) return null;
  const { form: _, ...rest } = read;
  return rest;
}
