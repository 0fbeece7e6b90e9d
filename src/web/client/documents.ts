import { part } from './send.ts';

/** The printed report of a visit that has ended. */
export const reportOf = (patient: string, visit: string): string =>
  `/api/patients/${part(patient)}/visits/${part(visit)}/report.pdf`;

/** The pharmacy's sheet of an order; not found while the order is hidden from the reader. */
export const compoundingSheetOf = (patient: string, order: string): string =>
  `/api/patients/${part(patient)}/orders/${part(order)}/compounding-sheet.pdf`;
