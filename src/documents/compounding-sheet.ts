import { drug } from '../core/drugs/all.ts';
import type { Compounding } from '../core/plan.ts';
import type { Order } from '../core/therapy/state.ts';
import { concentrationWords, instantWords, volumeWords } from '../core/wording.ts';
import { Page } from './page.ts';
import { componentWords, findingsOn, frameOf, type Subject, signed } from './subject.ts';

export interface CompoundingSheet extends Subject {
  readonly pump: string;
  readonly order: Order;
  /** It stands and what it was judged by has changed since: entry and signature are void. */
  readonly isVoid: boolean;
  /** Of this order's fill; a fill that names no stock has none and is printed as supplied. */
  readonly compounding: Compounding | null;
}

/** What the pharmacy draws, from what, and what that makes; with the order it belongs to. */
export async function compoundingSheet(sheet: CompoundingSheet): Promise<Buffer> {
  const { order, compounding, timeZone } = sheet;
  const page = new Page(
    frameOf(
      sheet,
      'Compounding sheet',
      `order of ${signed(order.submitted.by, order.submitted.at, timeZone)}`,
    ),
  );
  page.heading('For').rows([
    { label: 'Pump', value: sheet.pump },
    { label: 'Visit planned for', value: instantWords(order.plannedFor, timeZone) },
    { label: 'Order', value: sheet.isVoid ? VOID : STATUS[order.status], detail: order.id },
  ]);
  const { fill } = order.content;
  if (fill === undefined) page.text('This order has no fill: there is nothing to prepare.');
  else {
    page.heading('To be prepared').rows([
      { label: 'Volume', value: volumeWords(fill.volume) },
      ...fill.components.map((component, i) => ({
        label: i === 0 ? 'Primary drug' : 'With',
        value: componentWords(component),
      })),
    ]);
    if (compounding === null)
      page.text('No stock solution is named: the mixture is supplied ready, nothing is drawn here.');
    else drawn(page, compounding);
  }
  // The pharmacy reads what concerns the mixture, and every warning; notes about the pump are for the visit.
  const concerning = order.findings.filter(
    ({ at, severity }) => at.startsWith('/visit/fill') || severity !== 'note',
  );
  findingsOn(page, 'About the mixture, and every warning', concerning, order.accepted);
  page.signatures(['Prepared by, time', 'Checked by, time', 'Lot and beyond-use date']);
  return await page.finish();
}

const VOID = 'VOID: what it was judged by has changed since. Do not prepare';

const STATUS: Readonly<Record<Order['status'], string>> = {
  submitted: 'NOT YET CHECKED by a second person',
  disputed: 'DISPUTED by the second person: do not prepare',
  verified: 'checked by a second person, NOT YET SIGNED',
  signed: 'checked by a second person and signed',
  withdrawn: 'WITHDRAWN: do not prepare',
};

function drawn(page: Page, compounding: Compounding): void {
  page.heading('Draw').table({
    columns: [
      { title: 'Solution', width: 0.4 },
      { title: 'Strength', width: 0.22, right: true },
      { title: 'Draw', width: 0.19, right: true },
      { title: 'Exact', width: 0.19, right: true },
    ],
    rows: [
      ...compounding.components.map(({ drug: id, stock, drawn: syringe, volume }) => [
        drug(id).name,
        concentrationWords(stock, drug(id).spokenIn),
        volumeWords(syringe),
        volumeWords(volume),
      ]),
      [
        'Sodium chloride 0.9 %, preservative-free',
        'diluent',
        volumeWords(compounding.diluentDrawn),
        volumeWords(compounding.diluent),
      ],
      ['Together', '', volumeWords(compounding.total), ''],
    ],
  });
  page.heading('What the drawn volumes make').rows(
    compounding.asDrawn.map((component) => ({
      label: drug(component.drug).name,
      value: componentWords(component),
    })),
  );
}
