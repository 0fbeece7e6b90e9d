import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Program } from '../../core/program.ts';
import { PRIME_REASONS, type PrimeReason, type PrimeRequest } from '../../core/visit-input.ts';
import { isDrug } from '../fields/drug-text.ts';
import style from './difference-table.module.css';
import type { Difference, DraftField } from './draft-difference.ts';

const YES_OR_NO: ReadonlySet<DraftField> = new Set(['filled', 'repeat', 'prime-attested']);

/** What stands on a line, in the language of the screen; text that somebody typed stays as it is. */
function useLineText(): (field: DraftField, text: string) => string {
  const { t } = useTranslation();
  return (field, text) => {
    if (field === 'drug') return isDrug(text) ? t(`drug.${text}`) : text;
    if (YES_OR_NO.has(field)) return t(text === 'true' ? 'order.difference.yes' : 'order.difference.no');
    if (field === 'mode' && isMode(text)) return t(`order.mode.${text}`);
    if (field === 'bridge' && text === 'compute') return t('order.bridge.use');
    const prime = primeKey(field, text);
    return prime === null ? text : t(prime);
  };
}

const primeKey = (
  field: DraftField,
  text: string,
): `order.prime.part.${PrimeRequest['part']}` | `order.prime.reason.${PrimeReason}` | null => {
  if (field === 'prime' && isPart(text)) return `order.prime.part.${text}`;
  return field === 'prime-reason' && isPrimeReason(text) ? `order.prime.reason.${text}` : null;
};

const isMode = (text: string): text is Program['mode'] =>
  ['continuous', 'schedule', 'minimum-rate', 'stopped'].includes(text);
const isPart = (text: string): text is PrimeRequest['part'] =>
  ['tubing-and-catheter', 'catheter'].includes(text);

const isPrimeReason = (text: string): text is PrimeReason => PRIME_REASONS.some((each) => each === text);

/** Field by field: what is typed here and what the other person has. */
export function DifferenceTable(props: {
  readonly differences: readonly Difference[];
  readonly theirs: string;
}): ReactNode {
  const { t } = useTranslation();
  const words = useLineText();
  if (props.differences.length === 0) return <p>{t('order.difference.none')}</p>;
  return (
    <table className={style['table']}>
      <thead>
        <tr>
          <th scope="col">{t('order.difference.field')}</th>
          <th scope="col">{t('order.difference.mine')}</th>
          <th scope="col">{props.theirs}</th>
        </tr>
      </thead>
      <tbody>
        {props.differences.map(({ field, number, mine, theirs }) => (
          <tr key={`${field} ${number}`}>
            <th scope="row">
              {t(`order.line.${field}`)}
              {number === null ? '' : ` ${number}`}
            </th>
            <td>{mine === '' ? <i>{t('order.difference.empty')}</i> : words(field, mine)}</td>
            <td>{theirs === '' ? <i>{t('order.difference.empty')}</i> : words(field, theirs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
