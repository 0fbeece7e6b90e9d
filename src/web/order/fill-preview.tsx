import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CompoundingRefusal, compoundingOf } from '../../core/compounding.ts';
import { stabilityOf } from '../../core/stability.ts';
import { VOLUME } from '../../wire/amount/unit-table.ts';
import { readQuantity } from '../fields/quantity-entry.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { VoiceMark } from '../fields/voice.tsx';
import { Card, Line, Lines } from '../shell/card.tsx';
import { useAmountWords } from './amount-words.ts';
import style from './fields.module.css';
import { useOrder } from './order-context.ts';

/** What the typed fill means: how long it lasts, and how it is made. Shown as soon as its parts can be read. */
export function FillPreview(): ReactNode {
  const { t } = useTranslation();
  const { parts, base, draft } = useOrder();
  const words = useAmountWords();
  const { mixture } = parts;
  const volume = readQuantity(draft.volume, VOLUME);
  if (mixture === null) return null;
  const stability = stabilityOf(mixture, base.record.last?.fill.components ?? null);
  const made = volume.ok ? compoundingOf({ volume: volume.quantity, components: mixture }) : null;
  return (
    <Card title={t('order.preview')} beside={<VoiceMark voice={{ kind: 'computed' }} words />}>
      <Lines>
        <Line name={t('order.stability')}>
          {stability.interval === null ? (
            <>
              <SeverityShape mark="warn" size={12} /> {t('order.stability.unknown')}
            </>
          ) : (
            <>
              <b>{words.duration(stability.interval)}</b>
              {stability.decisive !== null && (
                <small className={style['quiet']}>
                  {' '}
                  · <span lang="en">{stability.decisive.source.title}</span>,{' '}
                  {t(`confidence.${stability.decisive.source.confidence}`)}
                </small>
              )}
            </>
          )}
        </Line>
        {!stability.isStudied && stability.interval !== null && (
          <Line name={t('order.stability.mixture')}>{t('order.stability.not-studied')}</Line>
        )}
        {made === null && volume.ok && (
          <Line name={t('order.compounding')}>{t('order.compounding.as-supplied')}</Line>
        )}
        {made?.ok === true && (
          <>
            {made.value.components.map((each) => (
              <Line
                key={each.drug}
                name={t('order.compounding.draw', {
                  drug: t(`drug.${each.drug}`),
                  stock: words.concentration(each.stock, each.drug),
                })}
              >
                <b>{words.volume(each.drawn)}</b>
              </Line>
            ))}
            <Line name={t('order.compounding.diluent')}>
              <b>{words.volume(made.value.diluentDrawn)}</b>
            </Line>
            <Line name={t('order.compounding.total')}>{words.volume(made.value.total)}</Line>
          </>
        )}
      </Lines>
      {made?.ok === false && <CannotBeMade refusal={made.refusal} />}
    </Card>
  );
}

function CannotBeMade({ refusal }: { readonly refusal: CompoundingRefusal }): ReactNode {
  const { t } = useTranslation();
  const words = useAmountWords();
  const said = (): string => {
    switch (refusal.code) {
      case 'stock-missing':
        return t('order.compounding.stock-missing', {
          drugs: refusal.drugs.map((drug) => t(`drug.${drug}`)).join(', '),
        });
      case 'stock-empty':
        return t('order.compounding.stock-empty', { drug: t(`drug.${refusal.drug}`) });
      case 'stock-too-weak':
        return t('order.compounding.stock-too-weak', {
          drug: t(`drug.${refusal.drug}`),
          stock: words.concentration(refusal.stock, refusal.drug),
          ordered: words.concentration(refusal.ordered, refusal.drug),
        });
      default:
        return t('order.compounding.overfull', {
          drawn: words.volume(refusal.drawn),
          total: words.volume(refusal.total),
        });
    }
  };
  return (
    <p className={style['reuse']} role="status">
      <SeverityShape mark="refuse" /> {said()}
    </p>
  );
}
