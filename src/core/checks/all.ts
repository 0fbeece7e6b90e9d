import type { Check } from './check.ts';

/** Every check of every visit, in the order in which equally grave findings are read. A test compares it with the folder. */
export const CHECKS: readonly Check[] = [];
