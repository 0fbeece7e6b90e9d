import type { Finding } from '../findings.ts';
import type { Formulary } from '../formulary.ts';
import type { Computed } from '../plan.ts';
import type { VisitInput } from '../visit-input.ts';

/** Says everything it has to say about a visit. Missing information never makes it say less. */
export type Check = (input: VisitInput, computed: Computed, formulary: Formulary) => readonly Finding[];
