import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { isNewSystem } from '../../core/never-ran.ts';
import { PRIME_REASONS } from '../../core/visit-input.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { Line, Lines } from '../shell/card.tsx';
import { useDurationText } from '../visit/dose-lines.tsx';
import { useAmountWords } from './amount-words.ts';
import { FieldSlot } from './field-slot.tsx';
import style from './fields.module.css';
import { useOrder } from './order-context.ts';
import { useFieldError } from './use-field-error.ts';

const PARTS = ['tubing-and-catheter', 'catheter'] as const;

/** Only for a new pump or catheter, and only on a path that somebody attests to hold no drug: once the pump has run, only of the catheter. */
export function PrimeFields(): ReactNode {
  const { t } = useTranslation();
  const { base, draft, change, planned } = useOrder();
  const error = useFieldError();
  const words = useAmountWords();
  const time = useDurationText();
  const [isOn, isFree] = [useId(), useId()];
  const { prime } = draft;
  const isNew = isNewSystem(base.record.last, base.recorded.read);
  const primed = planned?.plan.prime ?? null;
  return (
    <div className={style['stack']}>
      <label className={style['check']} htmlFor={isOn}>
        <input
          id={isOn}
          type="checkbox"
          checked={prime !== null}
          onChange={(event) => {
            const next = event.currentTarget.checked ? { part: null, reason: null, drugFree: false } : null;
            change((before) => ({ ...before, prime: next }));
          }}
        />
        <span>
          {t('order.prime.allow')} <span className={style['quiet']}>{t('order.prime.text')}</span>
        </span>
      </label>
      {prime !== null && (
        <>
          <FieldSlot at="/visit/prime/reason">
            <ChoiceRow
              legend={t('order.prime.reason')}
              value={prime.reason}
              options={PRIME_REASONS.filter((value) => isNew || value !== 'implant').map((value) => ({
                value,
                label: t(`order.prime.reason.${value}`),
              }))}
              error={error('/visit/prime/reason')}
              onChange={(reason) => change((before) => ({ ...before, prime: { ...prime, reason } }))}
            />
          </FieldSlot>
          <FieldSlot at="/visit/prime/part">
            <ChoiceRow
              legend={t('order.prime.part')}
              value={prime.part}
              options={PARTS.filter((value) => isNew || value === 'catheter').map((value) => ({
                value,
                label: t(`order.prime.part.${value}`),
              }))}
              error={error('/visit/prime/part')}
              onChange={(part) => change((before) => ({ ...before, prime: { ...prime, part } }))}
            />
          </FieldSlot>
          <FieldSlot at="/visit/prime/catheterDrugFree">
            <label className={style['check']} htmlFor={isFree}>
              <input
                id={isFree}
                type="checkbox"
                checked={prime.drugFree}
                onChange={(event) => {
                  const drugFree = event.currentTarget.checked;
                  change((before) => ({ ...before, prime: { ...prime, drugFree } }));
                }}
              />
              <span>{t('order.prime.drug-free')}</span>
            </label>
          </FieldSlot>
          {primed !== null && (
            <Lines>
              <Line name={t('order.prime.volume')}>
                <b>{words.volume(primed.volume)}</b>
              </Line>
              <Line name={t('order.bridge.over')}>
                {time(primed.duration)} · {words.flow(primed.rate)}
              </Line>
            </Lines>
          )}
        </>
      )}
    </div>
  );
}
