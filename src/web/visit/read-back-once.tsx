import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MASS, TIME } from '../../wire/amount/unit-table.ts';
import { QuantityField } from '../fields/quantity-field.tsx';
import { YesNoField } from './choice-field.tsx';
import entryStyle from './entry.module.css';
import type { ReadBackEntry } from './read-back-entry.ts';
import style from './step.module.css';
import { Group } from './step-frame.tsx';
import { VolumeField } from './volume-field.tsx';

interface OnceProps {
  readonly entry: ReadBackEntry;
  readonly change: (part: Partial<ReadBackEntry>) => void;
  readonly errorOf: (field: string) => string | null;
  readonly asked: boolean;
}

/** What runs once, before the program: asked whatever is ordered, since a programmer may show none, or one that nobody ordered [SR-63]. */
export function ReadBackOnce(props: OnceProps): ReactNode {
  const { t } = useTranslation();
  const { entry, change, errorOf } = props;
  const words = { yes: t('visit.read-back.once.yes'), no: t('visit.read-back.once.no') };
  return (
    <Group title={t('visit.plan.first')}>
      <YesNoField
        {...words}
        label={t('visit.read-back.prime')}
        value={entry.hasPrime}
        error={errorOf('hasPrime')}
        onChange={(hasPrime) => change({ hasPrime })}
      />
      {entry.hasPrime && <Prime {...props} />}
      <YesNoField
        {...words}
        label={t('visit.read-back.bridge')}
        value={entry.hasBridge}
        error={errorOf('hasBridge')}
        onChange={(hasBridge) => change({ hasBridge })}
      />
      {entry.hasBridge && <Bridge {...props} />}
    </Group>
  );
}

function Prime({ entry, change, errorOf, asked }: OnceProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={style['two']}>
      <VolumeField
        label={t('order.prime.volume')}
        value={entry.primeVolume}
        asked={asked}
        error={errorOf('prime/volume')}
        onChange={(primeVolume) => change({ primeVolume })}
      />
      <div className={entryStyle['large']}>
        <QuantityField
          label={t('visit.read-back.prime.duration')}
          dimension={TIME}
          units={['min', 's', 'h']}
          value={entry.primeDuration}
          hint={t('visit.read-back.seconds')}
          asked={asked}
          error={errorOf('prime/duration')}
          onChange={(primeDuration) => change({ primeDuration })}
        />
      </div>
    </div>
  );
}

function Bridge({ entry, change, errorOf, asked }: OnceProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={`${style['two']} ${entryStyle['large']}`}>
      <QuantityField
        label={t('visit.plan.bridge')}
        dimension={MASS}
        units={['ug', 'mg']}
        value={entry.bridgeDose}
        asked={asked}
        error={errorOf('bridge/dose')}
        onChange={(bridgeDose) => change({ bridgeDose })}
      />
      <QuantityField
        label={t('visit.read-back.bridge.duration')}
        dimension={TIME}
        units={['h', 'min', 'd']}
        value={entry.bridgeDuration}
        hint={t('visit.read-back.minutes')}
        asked={asked}
        error={errorOf('bridge/duration')}
        onChange={(bridgeDuration) => change({ bridgeDuration })}
      />
    </div>
  );
}
