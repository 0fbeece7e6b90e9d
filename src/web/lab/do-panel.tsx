import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { epochMilliseconds } from '../../core/time.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { Card } from '../shell/card.tsx';
import { BolusPanel } from './bolus-panel.tsx';
import style from './do-panel.module.css';
import type { Deed } from './lab-bench.ts';
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
      <div className={style['ways']}>
        <ChoiceRow
          legend={t('lab.do.way')}
          hideLegend
          value={way}
          options={WAYS.map((value) => ({ value, label: t(`lab.do.${value}`) }))}
          onChange={setWay}
        />
      </div>
      {/* Beside what was pressed: the button of a long form is far below its head. */}
      {way !== 'program' && <LastDeed />}
      <Panel />
      {way === 'program' && <LastDeed />}
    </Card>
  );
}

const OUTCOME_MARKS = { done: 'good', unanswered: 'warn', refused: 'refuse' } as const;

const outcomeOf = ({ because, answered }: Deed): keyof typeof OUTCOME_MARKS =>
  because !== null ? 'refused' : answered ? 'done' : 'unanswered';

/** Done, refused and why, or sent and not answered: then nobody knows what the pump did. */
function LastDeed(): ReactNode {
  const { t } = useTranslation();
  const words = useLabWords();
  const { lab } = useLab().state;
  const deed = lab.deeds.findLast(({ story }) => !story);
  if (deed === undefined) return <div role="status" />;
  const what = t(`lab.deed.${deedKey(deed.action)}`);
  const at = words.clock(epochMilliseconds(deed.at));
  const outcome = outcomeOf(deed);
  return (
    <div role="status">
      <p className={style['deed']} data-outcome={outcome}>
        <SeverityShape mark={OUTCOME_MARKS[outcome]} />
        <span>
          {deed.because === null
            ? t(`lab.${deed.answered ? 'done' : 'unanswered'}`, { what, at })
            : t('lab.refused', { what, because: t(`lab.refusal.${deed.because}`) })}
        </span>
      </p>
    </div>
  );
}
