import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../client/failure.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import style from './notice.module.css';

/** Domain refusals that have words of their own here; any other is told in the server's. */
const KNOWN = [
  'order-open',
  'no-such-order',
  'order-not-ready',
  'plan-refused',
  'warning-without-reason',
  'reason-without-warning',
  'change-not-acknowledged',
  'delivery-interrupted',
  'second-person-needed',
  'entry-too-coarse',
  'unreadable',
  'physician-needed',
  'changed-since-check',
  'rehearsal-differs',
  'rehearsal-refused',
  'in-the-past',
  'visit-open',
] as const;
type Known = (typeof KNOWN)[number];
const isKnown = (reason: string | null): reason is Known => KNOWN.some((each) => each === reason);

/** Beside the button that failed: what was refused, what it means for what was typed, nothing lost. */
export function FailureNotice({ failure }: { readonly failure: Failure }): ReactNode {
  const { t } = useTranslation();
  const { kind, code, reason, message, reference, errors } = failure;
  const isServersWords = kind === 'refused' && !isKnown(reason) && code !== 'password-refused';
  let text: string = t(`failure.${kind}.text`);
  if (isKnown(reason)) text = t(`order.refusal.${reason}`);
  else if (code === 'password-refused') text = t('order.password-refused');
  else if (kind === 'refused' && message !== null) text = message;
  return (
    <section className={style['notice']} data-kind="refuse" role="alert">
      <SeverityShape mark={kind === 'refused' || kind === 'fault' ? 'refuse' : 'warn'} size={18} />
      <div>
        <h3>{t(`failure.${kind}.title`)}</h3>
        <p lang={isServersWords ? 'en' : undefined}>{text}</p>
        {errors.map((error) => (
          <p key={`${error.at} ${error.expected}`} lang="en">
            {error.at}: {error.expected}
          </p>
        ))}
        {reference !== null && kind === 'fault' && <small>{t('failure.reference', { id: reference })}</small>}
      </div>
    </section>
  );
}
