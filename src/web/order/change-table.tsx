import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeField } from '../../core/therapy/changes.ts';
import type { ChangeJson } from '../../wire/contract/order.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { Card } from '../shell/card.tsx';
import { isLargeFactor, timesText, useAmountWords } from './amount-words.ts';
import { isAcknowledged, withAcknowledgement } from './answers.ts';
import style from './changes.module.css';
import { useOrder } from './order-context.ts';

/** What a change is called: the value and what it belongs to. */
export function useChangeName(): (change: ChangeJson) => string {
  const { t } = useTranslation();
  return ({ field, drug, at }) => {
    const name = t(`order.change.${field as ChangeField}`);
    if (drug !== null) return `${name}, ${t(`drug.${drug}`)}`;
    if (field !== 'step') return name;
    const [days = '', from = ''] = at.split('/').slice(-2);
    const all = days.split('-').length === 7;
    const named = all
      ? ''
      : ` ${days
          .split('-')
          .map((day) => t(`order.day.${day as 'mon'}`))
          .join(' ')}`;
    return `${t('order.change.step-from', { at: from })}${named}`;
  };
}

/** A value of a change in words; a mode by its name. */
function useChangeValue(): (change: ChangeJson, value: ChangeJson['from'], primary: string | null) => string {
  const { t } = useTranslation();
  const words = useAmountWords();
  return ({ field, drug, at }, value, primary) => {
    if (value === null)
      return t(
        field === 'concentration' && at.startsWith('/last') ? 'order.change.removed' : 'order.change.nothing',
      );
    if (field === 'mode') return t(`order.mode.${value as 'continuous'}`);
    const speaks = drug ?? (field === 'step' || field === 'patient-bolus-dose' ? primary : null);
    return words.value(value, speaks as ChangeJson['drug']) ?? '';
  };
}

/** A change list, never two programs side by side: old, new and factor of each value [SR-62]. */
export function ChangeTable(): ReactNode {
  const { t } = useTranslation();
  const { planned, draft, change: edit } = useOrder();
  const changes = planned?.changes ?? [];
  const changed = changes.filter((each) => each.changed);
  const same = changes.filter((each) => !each.changed);
  const open = changed.filter((each) => !isAcknowledged(draft.answers, each)).length;
  return (
    <Card
      title={t('order.changes.title')}
      beside={
        changed.length > 0 && (
          <span className={style['left']} role="status">
            {open === 0 ? t('order.changes.all') : t('order.changes.open', { open, all: changed.length })}
          </span>
        )
      }
    >
      {changed.length === 0 ? (
        <p className={style['none']}>
          <SeverityShape mark="good" /> {t('order.changes.nothing')}
        </p>
      ) : (
        <ChangeRows
          changes={changed}
          isSeen={(each) => isAcknowledged(draft.answers, each)}
          onSeen={(each, yes) =>
            edit((before) => ({ ...before, answers: withAcknowledgement(before.answers, each, yes) }))
          }
        />
      )}
      {same.length > 0 && (
        <details className={style['same']} open={changed.length === 0}>
          <summary>{t('order.changes.same', { count: same.length })}</summary>
          <ChangeRows changes={same} />
        </details>
      )}
    </Card>
  );
}

/** Rows of changes; with `onSeen` each is acknowledged on its own. Also for an order that was submitted. */
export function ChangeRows(props: {
  readonly changes: readonly ChangeJson[];
  readonly isSeen?: (change: ChangeJson) => boolean;
  readonly onSeen?: (change: ChangeJson, yes: boolean) => void;
}): ReactNode {
  const { t } = useTranslation();
  const name = useChangeName();
  const value = useChangeValue();
  const primary = props.changes.find((each) => each.drug !== null)?.drug ?? null;
  return (
    <ul className={style['changes']}>
      {props.changes.map((change) => {
        const { factor } = change;
        const isSeen = props.isSeen?.(change) ?? false;
        const label = name(change);
        return (
          <li key={change.at} data-field={change.at} data-changed={change.changed} data-seen={isSeen}>
            <b>{label}</b>
            {change.changed ? (
              <span className={style['values']}>
                <span className="visually-hidden">{t('order.change.from')} </span>
                <s>{value(change, change.from, primary)}</s>
                <span aria-hidden="true"> → </span>
                <span className="visually-hidden"> {t('order.change.to')} </span>
                <strong>{value(change, change.to, primary)}</strong>
              </span>
            ) : (
              <span className={style['values']}>{value(change, change.to, primary)}</span>
            )}
            <span className={style['factor']} data-large={factor !== null && isLargeFactor(factor)}>
              {change.changed && factor !== null && (
                <>
                  {isLargeFactor(factor) && <SeverityShape mark="warn" size={12} />} {timesText(factor)} ×
                </>
              )}
            </span>
            {props.onSeen !== undefined && (
              <label className={style['seen']}>
                <input
                  type="checkbox"
                  checked={isSeen}
                  aria-label={t('order.changes.seen', { what: label })}
                  onChange={(event) => props.onSeen?.(change, event.currentTarget.checked)}
                />
                <span aria-hidden="true">{t('order.changes.seen-short')}</span>
              </label>
            )}
          </li>
        );
      })}
    </ul>
  );
}
