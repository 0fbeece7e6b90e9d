import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { epochMilliseconds } from '../../core/time.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { Card } from '../shell/card.tsx';
import { BolusPanel } from './bolus-panel.tsx';
import style from './lab.module.css';
import { deedKey, useLabWords } from './lab-words.ts';
import { ProgramPanel } from './program-panel.tsx';
import { ReadPanel } from './read-panel.tsx';
import { SyringePanel } from './syringe-panel.tsx';
import { useLab } from './use-lab.ts';

const WAYS = ['read', 'program', 'bolus', 'syringe'] as const;
type Way = (typeof WAYS)[number];

const PANELS: Readonly<Record<Way, () => ReactNode>> = {
  read: ReadPanel,
  program: ProgramPanel,
  bolus: BolusPanel,
  syringe: SyringePanel,
};

/** What a person can do to the pump, and what it said to the last of it. */
export function DoPanel(): ReactNode {
  const { t } = useTranslation();
  const [way, setWay] = useState<Way>('read');
  const Panel = PANELS[way];
  return (
    <Card title={t('lab.do')}>
      <ChoiceRow
        legend={t('lab.do.way')}
        hideLegend
        value={way}
        options={WAYS.map((value) => ({ value, label: t(`lab.do.${value}`) }))}
        onChange={setWay}
      />
      <LastDeed />
      <Panel />
    </Card>
  );
}

/** Done, or refused and why. */
function LastDeed(): ReactNode {
  const { t } = useTranslation();
  const words = useLabWords();
  const { lab } = useLab().state;
  const deed = lab.deeds.findLast(({ story }) => !story);
  const what = deed === undefined ? '' : t(`lab.deed.${deedKey(deed.action)}`);
  return (
    <div role="status">
      {deed !== undefined && (
        <p className={style['deed']} data-refused={deed.because !== null}>
          <SeverityShape mark={deed.because === null ? 'good' : 'refuse'} />
          <span>
            {deed.because === null
              ? t('lab.done', { what, at: words.clock(epochMilliseconds(deed.at)) })
              : t('lab.refused', { what, because: t(`lab.refusal.${deed.because}`) })}
          </span>
        </p>
      )}
    </div>
  );
}
