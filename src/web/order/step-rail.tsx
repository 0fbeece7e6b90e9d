import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { ORDER_STEPS, type OrderStep } from './order-steps.ts';
import style from './step-rail.module.css';
import { type Missing, missingAt } from './submission.ts';

type StepState = 'open' | 'done' | 'refused' | 'later';

function stateOf(step: OrderStep, missing: readonly Missing[], isPlanned: boolean): StepState {
  if (step === 'second' || step === 'sign') return 'later';
  // What follows from the plan is not done before there is one.
  if (!isPlanned && (step === 'bridge' || step === 'changes')) return 'open';
  const own = step === 'changes' ? missing : missingAt(missing, step);
  if (own.some(({ kind }) => kind === 'refused')) return 'refused';
  return own.length === 0 ? 'done' : 'open';
}

/** The way of an order; every step that can be typed in is open at any time. */
export function StepRail(props: {
  readonly step: OrderStep;
  readonly goTo: (step: OrderStep) => void;
  readonly missing: readonly Missing[];
  readonly isPlanned: boolean;
  /** On the short path only the changes are looked at. */
  readonly repeat: boolean;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <nav className={style['rail']} aria-label={t('order.steps')} data-print="never">
      <ol>
        {ORDER_STEPS.map((step, index) => {
          const isGiven = props.repeat && (step === 'program' || step === 'bridge');
          const state = isGiven ? 'done' : stateOf(step, props.missing, props.isPlanned);
          return (
            <li key={step}>
              <RailStep
                number={index + 1}
                label={t(`order.step.${step}`)}
                state={state}
                word={t(`order.step-state.${state}`)}
                isCurrent={props.step === step}
                onChoose={state === 'later' || isGiven ? null : () => props.goTo(step)}
              />
            </li>
          );
        })}
      </ol>
      <p>{t('order.nothing-sent')}</p>
    </nav>
  );
}

/** One step with its number or its mark. */
export function RailStep(props: {
  readonly number: number;
  readonly label: string;
  readonly state: StepState;
  readonly word: string;
  readonly isCurrent: boolean;
  readonly onChoose: (() => void) | null;
}): ReactNode {
  return (
    <button
      type="button"
      className={style['step']}
      data-state={props.state}
      aria-current={props.isCurrent ? 'step' : undefined}
      disabled={props.onChoose === null && !props.isCurrent}
      onClick={props.onChoose ?? undefined}
    >
      <span className={style['mark']} aria-hidden="true">
        {props.state === 'refused' ? (
          <SeverityShape mark="refuse" size={18} />
        ) : props.state === 'done' ? (
          <svg width="12" height="12" viewBox="0 0 14 14" aria-hidden="true">
            <path d="M2 7.4 5.6 11 12 3.4" fill="none" stroke="currentColor" strokeWidth="2.2" />
          </svg>
        ) : (
          props.number
        )}
      </span>
      <span>{props.label}</span>
      <span className="visually-hidden">, {props.word}</span>
    </button>
  );
}
