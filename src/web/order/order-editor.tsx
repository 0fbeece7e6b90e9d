import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import type { Me } from '../../wire/contract/session.ts';
import { dayOf } from '../fields/date-text.ts';
import { PatientTabs } from '../patient/patient-tabs.tsx';
import { BridgeStep } from './bridge-step.tsx';
import { ChangesStep } from './changes-step.tsx';
import { DraftConflictView } from './draft-conflict.tsx';
import { isUntouched } from './draft-difference.ts';
import type { Beginning } from './draft-saving.ts';
import { EditorNotices } from './editor-notices.tsx';
import { focusField } from './focus-field.ts';
import { MixtureStep } from './mixture-step.tsx';
import { OrderContext, type OrderEditing } from './order-context.ts';
import type { OrderDraft } from './order-draft.ts';
import style from './order-page.module.css';
import { isOrderStep, type OrderStep } from './order-steps.ts';
import { partsOf } from './parts.ts';
import { PlanBar, PlanColumn } from './plan-column.tsx';
import { type PlanBase, planned as plannedOrder } from './plan-here.ts';
import { ProgramStep } from './program-step.tsx';
import { readOrder, readRepeated } from './read-order.ts';
import { SavedMark } from './saved-mark.tsx';
import { StepRail } from './step-rail.tsx';
import { missingAt, missingFrom } from './submission.ts';
import { useOrderDraft } from './use-order-draft.ts';

const STEPS = { mixture: MixtureStep, program: ProgramStep, bridge: BridgeStep } as const;

export interface OrderProps {
  readonly patient: Patient;
  readonly base: PlanBase;
  readonly person: Me['person'];
  readonly onSubmitted: () => void;
  /** Back to the order that stands; null where none does. */
  readonly onLeave: (() => void) | null;
  /** The open visit that it amends. */
  readonly amends?: string;
}

/** The form of an order with its plan beside it, computed anew at each key press. */
export function OrderEditor(
  props: OrderProps & { readonly beginning: Beginning; readonly fresh: OrderDraft },
): ReactNode {
  const { t } = useTranslation();
  const { patient, base, person, beginning, fresh } = props;
  const amends = props.amends ?? null;
  const { state, dispatch, submit } = useOrderDraft(patient.id, person.id, beginning.state);
  const { draft } = state;
  const latest = useRef(draft);
  latest.current = draft;
  const change = useCallback(
    (how: (draft: OrderDraft) => OrderDraft) => {
      latest.current = how(latest.current);
      dispatch({ type: 'typed', draft: latest.current });
    },
    [dispatch],
  );
  const { step, goTo, container } = useSteps(amends === null ? 'mixture' : 'program', draft.repeat);
  const [discarded, setDiscarded] = useState<OrderDraft | null>(null);
  const [asked, setAsked] = useState<ReadonlySet<OrderStep>>(new Set());
  const typed = useMemo(() => {
    const clock = {
      zone: base.record.timeZone,
      today: dayOf(patient.now, patient.record.timeZone),
      lastFill: base.record.last?.fill.at ?? null,
      visit: amends === null ? null : (base.recorded.at ?? null),
    };
    const { last } = base.record;
    return draft.repeat && last !== null ? readRepeated(draft, last, clock) : readOrder(draft, clock);
  }, [draft, base, amends, patient.now, patient.record.timeZone]);
  const { order, planned } = useMemo(() => plannedOrder(base, typed), [typed, base]);
  const editing: OrderEditing = {
    patient,
    base,
    draft,
    change,
    order,
    planned,
    parts: useMemo(() => partsOf(draft, base), [draft, base]),
    missing: missingFrom(draft, order, planned),
    asked: (of) => asked.has(of),
    goTo,
    amends,
  };
  const goOn = (from: OrderStep, to: OrderStep): void => {
    setAsked(new Set([...asked, from]));
    const [first] = missingAt(editing.missing, from).filter(({ kind }) => kind !== 'refused');
    goTo(first === undefined ? to : from, first?.at);
  };
  // The draft may be gone because an order was submitted: that is asked at once, not at the next look.
  const queries = useQueryClient();
  // Not while the order is on its way: what sends it must not go before the answer is there.
  const conflict = state.isSubmitting ? null : state.conflict;
  const isInConflict = conflict !== null;
  useEffect(() => {
    if (isInConflict) void queries.invalidateQueries({ queryKey: ['patient', patient.id] });
  }, [isInConflict, queries, patient.id]);
  const beginAnew = (): void => {
    setDiscarded(draft);
    setAsked(new Set());
    change(() => fresh);
    goTo('mixture');
  };
  if (conflict !== null)
    return (
      <DraftConflictView
        patient={patient}
        mine={draft}
        conflict={conflict}
        fresh={fresh}
        onMine={() => dispatch({ type: 'keep-mine' })}
        onTheirs={(theirs) => dispatch({ type: 'take-theirs', draft: theirs })}
        onLeave={props.onLeave}
      />
    );
  const Typed = step === 'mixture' || step === 'program' || step === 'bridge' ? STEPS[step] : null;
  const tools = (
    <div className={style['tools']}>
      {!isUntouched(draft, fresh) && (
        <button type="button" onClick={beginAnew}>
          {t('order.draft.anew')}
        </button>
      )}
      <SavedMark state={state} zone={patient.record.timeZone} />
    </div>
  );
  return (
    <OrderContext value={editing}>
      {amends === null ? <PatientTabs>{tools}</PatientTabs> : tools}
      <EditorNotices
        beginning={beginning}
        onAnew={beginAnew}
        discarded={discarded}
        onBringBack={() => {
          if (discarded !== null) change(() => discarded);
          setDiscarded(null);
        }}
        onLeave={props.onLeave}
        draft={draft}
        fresh={fresh}
      />
      <div className={style['grid']}>
        <StepRail
          step={step}
          goTo={goTo}
          missing={editing.missing}
          isPlanned={planned !== null}
          repeat={draft.repeat}
        />
        <div className={style['steps']} ref={container}>
          {Typed !== null ? (
            <Typed goOn={goOn} />
          ) : (
            <ChangesStep
              onAsked={() => setAsked(new Set(['mixture', 'program', 'bridge', 'changes']))}
              onSubmitting={(sending) => submit(sending).then(props.onSubmitted)}
            />
          )}
        </div>
        <aside className={style['aside']} aria-label={t('order.plan')} id="order-plan">
          <PlanColumn step={step} />
        </aside>
      </div>
      <PlanBar />
    </OrderContext>
  );
}

/** The step stands in the address, so that the browser's own way back goes one step back. */
function useSteps(
  first: OrderStep,
  isRepeat: boolean,
): {
  readonly step: OrderStep;
  readonly goTo: (step: OrderStep, at?: string) => void;
  readonly container: React.RefObject<HTMLDivElement | null>;
} {
  const hash = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate();
  const container = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  const shown = useRef<string | null>(null);
  const named = isOrderStep(hash) ? hash : first;
  // On the short path there is nothing to type about the program and the bridge.
  const step = isRepeat && named !== 'mixture' ? 'changes' : named;
  const focus = useCallback(() => {
    const at = wanted.current;
    wanted.current = null;
    if (container.current !== null) focusField(container.current, at);
  }, []);
  useEffect(() => {
    if (shown.current !== null && shown.current !== step) focus();
    shown.current = step;
  }, [step, focus]);
  const goTo = useCallback(
    (to: OrderStep, at?: string) => {
      wanted.current = at ?? null;
      if (to === step) setTimeout(focus);
      else void navigate({ to: '.', hash: to, resetScroll: false });
    },
    [navigate, step, focus],
  );
  return { step, goTo, container };
}
