import type { TherapyEvent } from '../core/therapy/events.ts';
import { fold } from '../core/therapy/evolve.ts';
import { Page } from './page.ts';
import { findingsOn, frameOf, type Subject, signed } from './subject.ts';
import { doneRows, nextRows } from './visit-done.ts';
import { beforeRows, residualRows } from './visit-found.ts';
import { orderOn } from './visit-order.ts';

export interface VisitReport extends Subject {
  readonly pump: string;
  /** The patient's whole journal; the visit is told from it as it stood when it ended. */
  readonly events: readonly TherapyEvent[];
  readonly visit: string;
}

/** What one visit found, did and left behind; null where no such visit has ended. */
export async function visitReport(report: VisitReport): Promise<Buffer | null> {
  const end = report.events.findIndex(
    (event) =>
      (event.type === 'visit-completed' || event.type === 'visit-aborted') && event.visit === report.visit,
  );
  const ending = report.events[end];
  const state = end < 1 ? null : fold(report.events.slice(0, end));
  if (ending === undefined || state?.visit == null) return null;
  const { visit, order } = state;
  const zone = report.timeZone;
  const page = new Page(
    frameOf(report, 'Visit report', `ended by ${signed(ending.stamp.by, ending.stamp.at, zone)}`),
  );
  if (ending.type === 'visit-aborted')
    page.text(`ABORTED: ${ending.reason}. What was recorded until then follows.`, { font: 'semibold' });
  page.heading('Before').rows(beforeRows(report.pump, visit, zone));
  page.heading('Residual').rows(residualRows(visit));
  if (order !== null) orderOn(page, order, zone);
  page.heading('At the pump').rows(doneRows(visit, zone));
  findingsOn(page, 'Findings', visit.confirmed?.findings ?? order?.findings ?? [], order?.accepted ?? []);
  if (ending.type === 'visit-completed') page.heading('Next').rows(nextRows(visit, ending.next, zone));
  return await page.finish();
}
