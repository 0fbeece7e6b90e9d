import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { INDICATIONS, type Indication } from '../../core/visit-input.ts';
import { FieldError } from '../fields/field-frame.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { ChoiceField } from '../visit/choice-field.tsx';
import { ALLERGY_DRUGS, type FactsEntry, type Known } from './facts-entry.ts';
import { TextLines } from './line-list.tsx';
import { OpioidLines } from './opioid-lines.tsx';
import { Part } from './part.tsx';
import style from './register.module.css';

interface FactsFieldsProps {
  readonly value: FactsEntry;
  readonly onChange: (part: Partial<FactsEntry>) => void;
  readonly errorOf: (field: string) => string | null;
  readonly asked: boolean;
  /** Of the headings of its parts. */
  readonly level: 2 | 3;
}

const KNOWN: readonly Known[] = ['none', 'some', 'unknown'];

const isIndication = (value: string): value is Indication => INDICATIONS.some((known) => known === value);

/** What the checks go by. Every question is answered: with what is known, with none, or with not known. */
export function FactsFields({ value, onChange, errorOf, asked, level }: FactsFieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Part level={level} title={t('register.group.therapy')}>
        <div className={style['select']}>
          <SelectField
            label={t('register.indication')}
            placeholder={t('register.choose')}
            options={[...INDICATIONS, 'unknown' as const].map((each) => ({
              value: each,
              label: t(`register.indication.${each}`),
            }))}
            value={value.indication}
            error={errorOf('indication')}
            onChange={(chosen) => onChange({ indication: isIndication(chosen) ? chosen : 'unknown' })}
          />
        </div>
        {value.indication === 'spasticity' && (
          <ChoiceField
            label={t('register.origin')}
            options={(['spinal', 'cerebral', 'unknown'] as const).map((each) => ({
              value: each,
              word: t(`register.origin.${each}`),
            }))}
            value={value.spasticityOrigin}
            error={errorOf('spasticityOrigin')}
            onChange={(spasticityOrigin) => onChange({ spasticityOrigin })}
          />
        )}
        <ChoiceField
          label={t('register.tolerant')}
          hint={t('register.tolerant.hint')}
          options={(['yes', 'no', 'unknown'] as const).map((each) => ({
            value: each,
            word: t(`register.tolerant.${each}`),
          }))}
          value={value.opioidTolerant}
          error={errorOf('opioidTolerant')}
          onChange={(opioidTolerant) => onChange({ opioidTolerant })}
        />
      </Part>
      <Part level={level} title={t('register.group.allergies')}>
        <ChoiceField
          label={t('register.allergies.question')}
          options={KNOWN.map((each) => ({ value: each, word: t(`register.allergies.${each}`) }))}
          value={value.allergies}
          error={value.allergies === 'some' ? null : errorOf('allergies')}
          onChange={(allergies) => onChange({ allergies })}
        />
        {value.allergies === 'some' && <Allergies value={value} onChange={onChange} errorOf={errorOf} />}
      </Part>
      <Part level={level} title={t('register.group.medicines')}>
        <ChoiceField
          label={t('register.opioids')}
          options={KNOWN.map((each) => ({ value: each, word: t(`register.opioids.${each}`) }))}
          value={value.opioids}
          error={errorOf('systemicOpioids')}
          onChange={(opioids) => onChange({ opioids })}
        />
        {value.opioids === 'some' && (
          <OpioidLines
            lines={value.opioidLines}
            asked={asked}
            errorOf={errorOf}
            onChange={(opioidLines) => onChange({ opioidLines })}
          />
        )}
        <ChoiceField
          label={t('register.medicines')}
          options={KNOWN.map((each) => ({ value: each, word: t(`register.medicines.${each}`) }))}
          value={value.medicines}
          error={errorOf('otherMedicines')}
          onChange={(medicines) => onChange({ medicines })}
        />
        {value.medicines === 'some' && (
          <TextLines
            label={t('register.medicine')}
            add={t('register.medicine.add')}
            lines={value.medicineLines}
            errorOf={(index) => errorOf(`otherMedicines/${index}`)}
            onChange={(medicineLines) => onChange({ medicineLines })}
          />
        )}
      </Part>
    </>
  );
}

/** The drugs of a pump by name, so that no spelling hides one; everything else in words. */
function Allergies({
  value,
  onChange,
  errorOf,
}: Pick<FactsFieldsProps, 'value' | 'onChange' | 'errorOf'>): ReactNode {
  const { t } = useTranslation();
  const { allergyDrugs } = value;
  const error = errorOf('allergies');
  return (
    <>
      <fieldset className={style['checks']} data-invalid={error !== null}>
        <legend>{t('register.allergies.drugs')}</legend>
        {ALLERGY_DRUGS.map((id) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={allergyDrugs.includes(id)}
              onChange={() =>
                onChange({
                  allergyDrugs: ALLERGY_DRUGS.filter((each) => allergyDrugs.includes(each) !== (each === id)),
                })
              }
            />
            <span>{t(`drug.${id}`)}</span>
          </label>
        ))}
      </fieldset>
      <TextLines
        label={t('register.allergies.other')}
        add={t('register.allergies.add')}
        lines={value.allergyLines}
        errorOf={(index) => errorOf(`allergies/${index}`)}
        onChange={(allergyLines) => onChange({ allergyLines })}
      />
      <FieldError id="allergies-error" error={error} />
    </>
  );
}
