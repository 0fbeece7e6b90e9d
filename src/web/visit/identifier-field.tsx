import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IDENTIFIER_KINDS } from '../../core/therapy/events.ts';
import { ChoiceField } from './choice-field.tsx';
import { DayField } from './day-field.tsx';
import style from './identify.module.css';
import type { IdentifierText } from './identify-entry.ts';
import { TextField } from './text-field.tsx';

/** One thing that the patient said or the wristband shows, and of which kind it is. */
export function IdentifierField(props: {
  readonly label: string;
  readonly value: IdentifierText;
  readonly onChange: (value: IdentifierText) => void;
  readonly error: string | null;
}): ReactNode {
  const { t } = useTranslation();
  const { value, onChange, error } = props;
  const { kind } = value;
  return (
    <div className={style['identifier']}>
      <ChoiceField
        label={props.label}
        options={IDENTIFIER_KINDS.map((of) => ({ value: of, word: t(`visit.identifier.${of}`) }))}
        value={kind}
        error={kind === null ? error : null}
        onChange={(chosen) => onChange({ ...value, kind: chosen })}
      />
      {kind === 'birth-date' && (
        <DayField
          label={t('visit.identifier.birth-date')}
          value={value.day}
          error={error}
          onChange={(day) => onChange({ ...value, day })}
        />
      )}
      {kind !== null && kind !== 'birth-date' && (
        <TextField
          label={t(`visit.identifier.${kind}`)}
          value={value.text}
          error={error}
          onChange={(text) => onChange({ ...value, text })}
        />
      )}
    </div>
  );
}
