import type { Source } from '../limits.ts';

/** The day on which the sources of the drug figures were read. */
const READ = '2026-11-22';

/** A page or a paper; its address as it was recorded, null where none was kept. */
export interface Work {
  readonly name: string;
  readonly url: string | null;
}

/** A figure that was seen in every work named; the address is that of the first. */
export const seen = (where: string, work: Work, ...more: readonly Work[]): Source => ({
  title: [work, ...more].map(({ name }) => name).join('; '),
  where,
  url: work.url,
  confidence: 'verified',
  read: READ,
});

/** A figure from memory that was not seen: to be confirmed before anyone relies on it. */
export const recalled = (what: string, where: string): Source => ({
  title: `recalled: ${what} (not seen)`,
  where,
  url: null,
  confidence: 'recalled',
  read: READ,
});

/** Worked out from a figure that was seen; `how` says by which arithmetic or reading. */
export const derived = (how: string, work: Work, ...more: readonly Work[]): Source => ({
  ...seen(how, work, ...more),
  confidence: 'derived',
});

/** The consensus tables: no copy that showed them was found. */
export const pacc2017 = (where: string): Source =>
  recalled('PACC 2016/2017 tables (Deer et al., Neuromodulation 2017;20:96-132)', where);

export const ISMP: Work = {
  name: 'ISMP high-alert medication list (copies)',
  url: 'docslib.org/doc/13260453; info.5y1.org; rx-wiki',
};

export const STATPEARLS_INTRATHECAL_CATHETER: Work = {
  name: 'StatPearls Intrathecal Catheter (text)',
  url: 'github.com/clint-llm/clint-llm.github.io : db/documents/0/9/b/09b66c3235e6107211337847fbaa7fac.md',
};

export const FLOWONIX_STATEMENT: Work = {
  name: 'Flowonix brief statement for US health care providers',
  url: 'https://flowonix.com/healthcare-provider/brief-statement-for-us-health-care-providers',
};

export const MEDSCAPE_FDA_2018: Work = {
  name: 'FDA communication of 2018-11-14 on drugs in implanted pumps (Medscape)',
  url: 'https://www.medscape.com/viewarticle/904885',
};
