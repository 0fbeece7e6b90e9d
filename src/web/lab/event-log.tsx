import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntry } from '../../pump/pump-event.ts';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { Card } from '../shell/card.tsx';
import style from './event-log.module.css';
import shared from './lab.module.css';
import { useLabWords } from './lab-words.ts';
import { LOG_FILTERS, type LogFilter, logShown } from './log-filter.ts';
import { useLab } from './use-lab.ts';

/** As many rows as the screen holds; the export has them all. */
const MOST_ROWS = 200;

/** What the pump wrote, the newest first, each entry with its number. */
export function EventLog(): ReactNode {
  const { t } = useTranslation();
  const { lab } = useLab().state;
  const [filter, setFilter] = useState<LogFilter>('all');
  const shown = logShown(lab.entries, filter);
  const rows = shown.slice(-MOST_ROWS).toReversed();
  return (
    <Card title={t('lab.log')} beside={<span className={shared['simulated']}>{t('lab.simulated')}</span>}>
      <div className={style['filter']}>
        <ChoiceRow
          legend={t('lab.log.filter')}
          hideLegend
          value={filter}
          options={LOG_FILTERS.map((value) => ({ value, label: t(`lab.log.${value}`) }))}
          onChange={setFilter}
        />
      </div>
      <section
        className={style['log']}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too
        tabIndex={0}
        aria-label={t('lab.log.caption')}
      >
        <LogTable rows={rows} />
      </section>
      <p className={shared['quiet']}>{t('lab.log.count', { shown: rows.length, all: lab.entries.length })}</p>
    </Card>
  );
}

export function LogTable({ rows }: { readonly rows: readonly LogEntry[] }): ReactNode {
  const { t } = useTranslation();
  const words = useLabWords();
  return (
    <table className={style['table']}>
      <caption className="visually-hidden">{t('lab.log.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('lab.log.number')}</th>
          <th scope="col">{t('lab.log.shown')}</th>
          <th scope="col">{t('lab.log.entry')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ sequence, shownMs, event }) => (
          <tr key={sequence}>
            <td>{sequence}</td>
            <td>{words.moment(shownMs)}</td>
            <td>{words.event(event)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
