import { part } from '../client/send.ts';

/** The papers of a visit, as the server makes them. */
export const visitLinks = (patient: string, visit: string): { readonly report: string } => ({
  report: `/api/patients/${part(patient)}/visits/${part(visit)}/report.pdf`,
});
