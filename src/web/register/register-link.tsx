import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../patient/patient-context.ts';
import { LinkButton } from '../shell/link-button.tsx';
import { mayRecord } from './may-record.ts';

/** The way to register somebody new, for those who may. */
export function RegisterLink(): ReactNode {
  const { t } = useTranslation();
  if (!mayRecord(useMe().person.role)) return null;
  return (
    <LinkButton to="/patients/new" variant="filled">
      {t('register.new')}
    </LinkButton>
  );
}
