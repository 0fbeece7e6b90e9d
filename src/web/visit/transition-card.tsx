import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { type PlanHere, planBaseOf } from '../order/plan-here.ts';
import { useOpenVisit } from './visit-context.ts';

const OrderTwin = lazy(async () => ({ default: (await import('../twin/order-twin.tsx')).OrderTwin }));

/** Where the drug would be over the refill and the days after it, with what the visit has found; simulated. */
export function TransitionCard({ planned }: { readonly planned: PlanHere }): ReactNode {
  const { patient } = useOpenVisit();
  const base = useMemo(() => planBaseOf(patient), [patient]);
  return (
    base !== null && (
      <Suspense fallback={null}>
        <OrderTwin patient={patient} base={base} planned={planned} />
      </Suspense>
    )
  );
}
