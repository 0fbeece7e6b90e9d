import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pumpProfile } from '../../core/devices/profiles.ts';
import { inSmallestUnit } from '../../core/units.ts';
import { VOLUME } from '../../wire/amount/unit-table.ts';
import { readQuantity } from '../fields/quantity-entry.ts';
import { AtMark, type DoseOnScale, DoseRange } from '../pictures/dose-range.tsx';
import { useAmountWords } from './amount-words.ts';
import style from './fields.module.css';
import { useOrder } from './order-context.ts';

/** The fill against what the reservoir holds. */
export function ReservoirRoom(): ReactNode {
  const { t } = useTranslation();
  const { draft, base } = useOrder();
  const words = useAmountWords();
  const { reservoir } = pumpProfile(base.record.pump.model);
  const read = readQuantity(draft.volume, VOLUME);
  if (reservoir === null) return <p className={style['bar']}>{t('order.volume.unknown-reservoir')}</p>;
  const said = t('order.volume.reservoir', {
    volume: words.volume(reservoir.value),
    confidence: t(`confidence.${reservoir.source.confidence}`),
  });
  if (!read.ok) return <p className={style['bar']}>{said}</p>;
  const holds = inSmallestUnit(reservoir.value);
  const dose: DoseOnScale = {
    value: inSmallestUnit(read.quantity),
    before: null,
    usualMin: null,
    usualMax: null,
    allowedMax: holds,
  };
  return (
    <div className={style['bar']}>
      <DoseRange say={`${words.volume(read.quantity)}. ${said}`} dose={dose} />
      <AtMark dose={dose} from={holds} to={holds}>
        {said}
      </AtMark>
    </div>
  );
}
