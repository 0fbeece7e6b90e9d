import { bandOf, cohortSeries } from '../../twin/bands.ts';
import { individualUpdate } from '../../twin/individual-update.ts';
import type { ReductionMemory } from '../../twin/reduction-memory.ts';
import type { TwinQuestion, UpdateAnswer } from './question.ts';

const NONE: UpdateAnswer = { before: [], after: [], estimates: [], effectivePatients: 0, refusals: [] };

/**
 * The population as it is and as the measurements weight it. Both are of the same virtual patients, so what differs between the
 * bands is what was measured and nothing else.
 */
export function answerUpdate(
  { scenario, ...request }: NonNullable<TwinQuestion['update']>,
  memory: ReductionMemory,
): UpdateAnswer {
  const updated = individualUpdate(scenario, request);
  if (!updated.ok) return { ...NONE, refusals: updated.refusal };
  const series = cohortSeries(scenario, request, memory);
  if (!series.ok) return { ...NONE, refusals: [{ kind: 'scenario', refusals: series.refusal }] };
  const { estimates, weights, effectivePatients } = updated.value;
  const alike = new Float64Array(request.patients).fill(1 / request.patients);
  return {
    before: series.value.map((one) => bandOf(one, alike)),
    after: series.value.map((one) => bandOf(one, weights)),
    estimates,
    effectivePatients,
    refusals: [],
  };
}
