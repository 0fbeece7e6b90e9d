import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import style from './difference-table.module.css';
import type { Difference } from './draft-difference.ts';

/** Field by field: what is typed here and what the other person has. */
export function DifferenceTable(props: {
  readonly differences: readonly Difference[];
  readonly theirs: string;
}): ReactNode {
  const { t } = useTranslation();
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
            <td>{mine === '' ? <i>{t('order.difference.empty')}</i> : mine}</td>
            <td>{theirs === '' ? <i>{t('order.difference.empty')}</i> : theirs}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
