import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderView } from '../../wire/contract/order.ts';
import { ORDER_STEPS, type OrderStep } from './order-steps.ts';
import style from './step-rail.module.css';
import { RailStep } from './step-rail.tsx';

/** How far an order is: what was typed is done, then the second person, then the signature. */
export function standingAt(order: OrderView): OrderStep | 'done' {
  if (order.stale) return 'changes';
  if (order.status === 'signed') return 'done';
  return order.status === 'verified' ? 'sign' : 'second';
}

export function StandingRail({ order }: { readonly order: OrderView }): ReactNode {
  const { t } = useTranslation();
  const at = standingAt(order);
  const place = at === 'done' ? ORDER_STEPS.length : ORDER_STEPS.indexOf(at);
  return (
    <nav className={style['rail']} aria-label={t('order.steps')} data-print="never">
      <ol>
        {ORDER_STEPS.map((step, index) => {
          const refused = index === place && (order.status === 'disputed' || order.stale);
          const state = refused ? 'refused' : index < place ? 'done' : index === place ? 'open' : 'later';
          return (
            <li key={step}>
              <RailStep
                number={index + 1}
                label={t(`order.step.${step}`)}
                state={state}
                word={t(`order.step-state.${state}`)}
                isCurrent={index === place}
                onChoose={null}
              />
            </li>
          );
        })}
      </ol>
      <p>{t('order.nothing-sent')}</p>
    </nav>
  );
}
