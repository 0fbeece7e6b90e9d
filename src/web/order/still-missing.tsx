import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FindingText } from '../fields/finding-text.tsx';
import { withoutMarks } from '../fields/finding-words.ts';
import { useFindingText } from '../fields/use-finding-text.ts';
import { useOrder } from './order-context.ts';
import style from './still-missing.module.css';
import type { Missing } from './submission.ts';
import { useProblemWords } from './use-field-error.ts';

const MOST_SHOWN = 6;

/** What is needed before there is a plan, each a way to its field. */
export function StillMissing(): ReactNode {
  const { t } = useTranslation();
  const { missing } = useOrder();
  const needed = missing.filter(({ kind }) => kind === 'problem');
  return (
    <>
      <p className={style['lead']}>{t('order.plan.not-yet')}</p>
      <MissingList missing={needed} />
    </>
  );
}

/** Every missing thing as a link to where it is settled. */
export function MissingList(props: { readonly missing: readonly Missing[] }): ReactNode {
  const { t } = useTranslation();
  const { goTo } = useOrder();
  const words = useMissingWords();
  const shown = props.missing.slice(0, MOST_SHOWN);
  return (
    <ul className={style['list']}>
      {shown.map((each) => {
        const { step, at } = each;
        return (
          <li key={`${each.kind} ${at} ${words(each)}`}>
            {step === null ? (
              <MissingText missing={each} />
            ) : (
              <button type="button" onClick={() => goTo(step, at)}>
                <b>{t(`order.step.${step}`)}</b>{' '}
                <span>
                  <MissingText missing={each} />
                </span>
              </button>
            )}
          </li>
        );
      })}
      {props.missing.length > MOST_SHOWN && (
        <li className={style['lead']}>
          {t('order.missing.more', { count: props.missing.length - MOST_SHOWN })}
        </li>
      )}
    </ul>
  );
}

function MissingText({ missing }: { readonly missing: Missing }): ReactNode {
  const words = useMissingWords();
  return missing.kind === 'refused' ? <FindingText finding={missing.finding} /> : words(missing);
}

/** What a pointer of the form is called. */
export function useFieldName(): (at: string) => string {
  const { t } = useTranslation();
  const { draft } = useOrder();
  return (at) => {
    const component = /^\/visit\/fill\/components\/(\d+)(?:\/(\w+))?/.exec(at);
    if (component !== null) {
      const [, index, part] = component;
      const id = draft.components[Number(index)]?.drug ?? null;
      const name = id === null ? t('order.component.number', { number: Number(index) + 1 }) : t(`drug.${id}`);
      if (part === 'concentration' || part === 'stock' || part === 'drug')
        return `${name}, ${t(`order.${part}`)}`;
      return name;
    }
    const step = /^\/visit\/program\/(?:days\/(\d+)\/)?steps\/(\d+)/.exec(at);
    if (step !== null) {
      const group = draft.program.groups[Number(step[1] ?? 0)];
      return t('order.field.step', { at: group?.steps[Number(step[2])]?.at ?? '' });
    }
    const bolus = /^\/visit\/program\/patientBolus\/(dose|duration|lockout|maxPerDay)/.exec(at);
    if (bolus !== null) return t(`order.bolus.${bolus[1] as 'dose' | 'duration' | 'lockout' | 'maxPerDay'}`);
    const known = (
      [
        ['/visit/fill/volume', 'order.volume'],
        ['/visit/rinses', 'order.rinses'],
        ['/visit/at/time', 'order.planned.time'],
        ['/visit/at', 'order.planned.day'],
        ['/visit/program/mode', 'order.mode'],
        ['/visit/program/dose', 'order.dose'],
        ['/visit/program/rate', 'order.flow'],
        ['/visit/program/unit', 'order.step-unit'],
        ['/visit/program/days', 'order.days'],
        ['/visit/program', 'order.step.program'],
        ['/visit/bridge', 'order.step.bridge'],
        ['/visit/prime', 'order.prime'],
      ] as const
    ).find(([pointer]) => at.startsWith(pointer));
    return known === undefined ? at : t(known[1]);
  };
}

/** What is missing in one sentence, without the step. */
export function useMissingWords(): (missing: Missing) => string {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const name = useFieldName();
  const finding = useFindingText();
  return (missing) => {
    switch (missing.kind) {
      case 'problem':
        return `${name(missing.at)}: ${problem(missing.problem.problem)}`;
      case 'unconfirmed':
        return t('order.missing.unconfirmed', { what: name(missing.at) });
      case 'refused':
        return withoutMarks(finding(missing.finding).text);
      case 'bridge':
        return t('order.missing.bridge');
      case 'same':
        return t('order.missing.same', { number: missing.same.number });
      case 'reason':
        return t('order.missing.reason');
      default:
        return t('order.missing.change');
    }
  };
}
