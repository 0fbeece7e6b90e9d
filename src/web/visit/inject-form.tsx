import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { millilitres } from '../../wire/amount/encode-amount.ts';
import { amountText } from '../fields/amount-text.ts';
import { useLanguage } from '../fields/language.ts';
import { balanceOf, isOrdered } from './balance.ts';
import { BalanceTable } from './balance-table.tsx';
import { YesNoField } from './choice-field.tsx';
import { NO_WITNESS, NOTHING_INJECTED, readInjection } from './inject-entry.ts';
import { Notice } from './notice.tsx';
import style from './step.module.css';
import { StepForm } from './step-form.tsx';
import { Group } from './step-frame.tsx';
import { TextField } from './text-field.tsx';
import { useKept } from './use-kept.ts';
import { useStepForm } from './use-step-form.ts';
import { useKeptPlace, useOpenVisit } from './visit-context.ts';
import type { VisitPlan } from './visit-plan.ts';
import { VolumeField } from './volume-field.tsx';

/** What went in and what was destroyed, before a witness who signs with his own password. */
export function InjectForm({ planned }: { readonly planned: VisitPlan | null }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { visit, me } = useOpenVisit();
  const [entry, change, done] = useKept(useKeptPlace('inject'), NOTHING_INJECTED);
  const [witness, setWitness] = useState(NO_WITNESS);
  const entered = readInjection(entry, witness, me.username);
  const { asked, stuck, errorOf, go } = useStepForm('record-injection', entered);
  const balance = balanceOf(visit, entry.volume, entry.wasted);
  const ordered = planned?.content.fill === undefined ? null : millilitres(planned.content.fill.volume);
  const differs = ordered !== null && isOrdered(entry.volume, ordered) === false;
  const rinses = planned?.content.rinses;
  return (
    <StepForm
      type="record-injection"
      stuck={stuck}
      go={t('visit.go.inject')}
      onGo={() =>
        go(
          entered,
          ({ command }) => ({ ...command, visit: visit.id }),
          done,
          entered.ok ? entered.value.as : undefined,
        )
      }
    >
      {rinses !== undefined && (
        <Notice mark="note" title={t('visit.inject.rinse.title')}>
          <p>
            {t('visit.inject.rinse.text', {
              count: rinses.count,
              volume: amountText(millilitres(rinses.volume), language),
            })}
          </p>
        </Notice>
      )}
      <YesNoField
        label={t('visit.inject.partial')}
        yes={t('visit.inject.partial.yes')}
        no={t('visit.inject.partial.no')}
        value={entry.partialInstilChecked}
        error={errorOf('partialInstilChecked')}
        onChange={(partialInstilChecked) => change({ partialInstilChecked })}
      />
      {entry.partialInstilChecked === false && (
        <Notice mark="refuse" title={t('visit.inject.stop.title')} alert>
          <p>{t('visit.inject.stop.text')}</p>
        </Notice>
      )}
      <div className={style['two']}>
        <VolumeField
          label={t('visit.inject.volume')}
          value={entry.volume}
          asked={asked}
          error={
            errorOf('volume') ??
            (differs && ordered !== null
              ? t('visit.refusal.volume-differs', { ordered: amountText(ordered, language) })
              : null)
          }
          hint={
            ordered === null ? null : t('visit.inject.ordered', { volume: amountText(ordered, language) })
          }
          onChange={(volume) => change({ volume })}
        />
        <VolumeField
          label={t('visit.inject.wasted')}
          value={entry.wasted}
          asked={asked}
          zeroAllowed
          error={errorOf('wasted')}
          hint={t('visit.inject.wasted.hint')}
          onChange={(wasted) => change({ wasted })}
        />
      </div>
      {balance !== null && <BalanceTable balance={balance} />}
      <Group title={t('visit.witness.title')}>
        <p>{t('visit.witness.text')}</p>
        <div className={style['two']}>
          <TextField
            label={t('visit.witness.username')}
            value={witness.username}
            error={errorOf('witness')}
            onChange={(username) => setWitness({ ...witness, username })}
          />
          <TextField
            label={t('visit.witness.password')}
            as="password"
            most={1000}
            value={witness.password}
            error={errorOf('password')}
            onChange={(password) => setWitness({ ...witness, password })}
          />
        </div>
      </Group>
    </StepForm>
  );
}
