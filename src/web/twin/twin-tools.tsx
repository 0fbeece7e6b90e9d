import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { useDrugName } from '../fields/drug-text.ts';
import { SelectField } from '../fields/select-field.tsx';
import style from './twin.module.css';
import type { LookingHere, TwinProps } from './use-looking.ts';

const PERIODS = ['visit', 'week', 'month', 'year'] as const;
const CLOSER = 0.5;

export const useLevelName = (tip: string | null): ((name: string) => string) => {
  const { t } = useTranslation();
  return (name) => {
    if (name === 'cisterna') return t('twin.cisterna');
    return name === tip ? t('twin.tip-mark', { level: name }) : name;
  };
};

/** What is looked at, by choosing; keys and pointer do the same on the picture. */
export function TwinTools({
  looking,
  props,
}: {
  readonly looking: LookingHere;
  readonly props: TwinProps;
}): ReactNode {
  const { t } = useTranslation();
  const drugName = useDrugName();
  const levelName = useLevelName(looking.tip);
  const { set, zoom } = looking;
  const isProposed = props.proposed !== null;
  return (
    <div className={style['tools']} data-print="never">
      {props.drugs.length > 1 && (
        <SelectField
          label={t('twin.drug')}
          value={looking.drug}
          placeholder=""
          options={props.drugs.map((drug) => ({ value: drug, label: drugName(drug) }))}
          onChange={(value) => {
            const drug = props.drugs.find((one) => one === value);
            if (drug !== undefined) set.drug(drug);
          }}
        />
      )}
      <SelectField
        label={t('twin.level')}
        value={looking.levelName}
        placeholder=""
        options={looking.levels.toReversed().map((name) => ({ value: name, label: levelName(name) }))}
        onChange={set.level}
      />
      <ChoiceRow
        legend={t('twin.period')}
        value={looking.period}
        options={PERIODS.filter((one) => isProposed || one !== 'visit').map((value) => ({
          value,
          label: t(`twin.period.${value}`),
        }))}
        onChange={set.period}
      />
      {isProposed && (
        <ChoiceRow
          legend={t('twin.leading')}
          value={looking.leading}
          options={(['today', 'proposed'] as const).map((value) => ({
            value,
            label: t(`twin.leading.${value}`),
          }))}
          onChange={set.leading}
        />
      )}
      <fieldset className={style['zoom']}>
        <legend>{t('twin.zoom')}</legend>
        <Button variant="default" aria-label={t('twin.zoom-in')} onClick={() => zoom(CLOSER)}>
          +
        </Button>
        <Button variant="default" aria-label={t('twin.zoom-out')} onClick={() => zoom(1 / CLOSER)}>
          −
        </Button>
      </fieldset>
      <label>
        <input
          type="checkbox"
          checked={looking.withCord}
          onChange={(event) => set.withCord(event.currentTarget.checked)}
        />
        {t('twin.with-cord')}
      </label>
    </div>
  );
}
