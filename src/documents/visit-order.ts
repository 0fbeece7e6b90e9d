import { drug } from '../core/drugs/all.ts';
import type { Change } from '../core/therapy/changes.ts';
import type { Mark, Order } from '../core/therapy/state.ts';
import type { TimeZone } from '../core/time.ts';
import { ratioWords, volumeWords } from '../core/wording.ts';
import type { Page, Row } from './page.ts';
import { componentWords, signed } from './subject.ts';
import { workingWords } from './working-words.ts';

/** What was ordered, by whom, checked and signed by whom, and every value that it changed. */
export function orderOn(page: Page, order: Order, zone: TimeZone): void {
  const { fill } = order.content;
  page.heading('Order').rows([
    ...(fill?.components ?? []).map((component, i) => ({
      label: i === 0 ? 'Primary drug' : 'With',
      value: componentWords(component),
    })),
    ...(fill === undefined ? [] : [{ label: 'Fill', value: volumeWords(fill.volume) }]),
    ...primeRows(order),
    { label: 'Entered', value: signed(order.submitted.by, order.submitted.at, zone) },
    marked('Second person, own entry', order.verified, zone),
    marked('Prescribed', order.signed, zone),
  ]);
  const changes = order.changes.filter((change) => change.changed);
  page.heading('Changes');
  if (changes.length === 0) page.text('None: the refill repeats what was running.');
  else
    page.table({
      columns: [
        { title: 'What', width: 0.34 },
        { title: 'Old', width: 0.24, right: true },
        { title: 'New', width: 0.24, right: true },
        { title: 'Factor', width: 0.18, right: true },
      ],
      rows: changes.map(changeCells),
    });
}

/** Who says that the catheter holds no drug, and why: the prime rests on it. */
function primeRows({ content: { prime }, submitted, verified }: Order): Row[] {
  if (prime === undefined) return [];
  const { part, reason, catheterDrugFree } = prime;
  const words = `${part.replaceAll('-', ' ')}, ${reason === undefined ? 'REASON NOT RECORDED' : reason.replaceAll('-', ' ')}`;
  const attested = catheterDrugFree
    ? `catheter attested drug-free by ${submitted.by.name}`
    : 'CATHETER NOT ATTESTED DRUG-FREE';
  const rows: Row[] = [{ label: 'Prime ordered', value: words, detail: attested }];
  return verified === null ? rows : [...rows, enteredAgain(verified)];
}

/** Orders of before the second person entered it too say so. */
function enteredAgain({ by, entry: { prime } }: NonNullable<Order['verified']>): Row {
  const label = 'Prime, second entry';
  if (prime == null) return { label, value: 'NOT ENTERED BY THE SECOND PERSON' };
  const { volume, duration } = prime;
  return {
    label,
    value: `${volume.text} ${volume.unit} over ${duration.text} ${duration.unit}`,
    detail: `without seeing the order, by ${by.name}`,
  };
}

const marked = (label: string, mark: Mark | null, zone: TimeZone): Row => ({
  label,
  value: mark === null ? 'NOT DONE' : signed(mark.by, mark.at, zone),
});

function changeCells({ field, drug: of, from, to, factor }: Change): string[] {
  return [
    `${of === null ? '' : `${drug(of).name}, `}${field.replaceAll('-', ' ')}`,
    from === null ? '—' : workingWords(from, of),
    to === null ? '—' : workingWords(to, of),
    factor === null ? '—' : `× ${ratioWords(factor)}`,
  ];
}
