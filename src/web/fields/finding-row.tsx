import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingJson } from '../../wire/contract/order.ts';
import type { Language } from '../messages/messages.ts';
import { amountText, numberText } from './amount-text.ts';
import { dayText } from './date-text.ts';
import style from './finding-row.module.css';
import { type Counts, countOf, firstSentence, sorted, workingLabel } from './findings.ts';
import { useLanguage } from './language.ts';
import { SeverityShape } from './severity-mark.tsx';
import { useFindingText } from './use-finding-text.ts';
import { WithEnglish } from './with-english.tsx';

type WorkingJson = FindingJson['working'][string];

function workingText(value: WorkingJson, language: Language): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? numberText(value) : amountText(value, language);
}

/** One finding: what is wrong with its number and limit, the source with its confidence; one click opens the working. */
export function FindingRow({
  finding,
  children,
}: {
  readonly finding: FindingJson;
  readonly children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  const { source } = finding;
  const { text, lang } = useFindingText()(finding);
  const [first, rest] = firstSentence(text);
  const working = Object.entries(finding.working);
  return (
    <li className={style['finding']} data-mark={finding.severity}>
      <SeverityShape mark={finding.severity} size={16} />
      <div className={style['body']}>
        <p>
          <span className="visually-hidden">{t(`severity.${finding.severity}`)}: </span>
          <span lang={lang}>
            <b>
              <WithEnglish text={first} />
            </b>{' '}
            <WithEnglish text={rest} />
          </span>
        </p>
        <details>
          <summary>
            <span lang="en">{source.title}</span> · {t(`confidence.${source.confidence}`)}
          </summary>
          <dl lang="en">
            {working.map(([name, value]) => (
              <div key={name}>
                <dt>{workingLabel(name)}</dt>
                <dd>{workingText(value, language)}</dd>
              </div>
            ))}
          </dl>
          <p className={style['source']}>
            {t('finding.source')}:{' '}
            <span lang="en">
              {source.title}, {source.where}
            </span>
            {source.url !== null && (
              <>
                {' '}
                <a href={source.url} target="_blank" rel="noreferrer">
                  {source.url}
                </a>
              </>
            )}
            , {t('finding.read', { date: dayText(source.read, 'full', locale) })}. {t('finding.rule')}:{' '}
            <code>{finding.rule}</code>
          </p>
        </details>
        {children}
      </div>
    </li>
  );
}

const nobody = (): null => null;

/** All findings, gravest first; `beside` draws what belongs to one, such as the reason of an accepted warning. */
export function FindingList(props: {
  readonly findings: readonly FindingJson[];
  readonly beside?: (finding: FindingJson) => ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const beside = props.beside ?? nobody;
  const counts: Counts = countOf(props.findings);
  if (props.findings.length === 0) return <p className={style['none']}>{t('finding.none')}</p>;
  return (
    <>
      <p className="visually-hidden" role="status">
        {t('finding.counts', { ...counts })}
      </p>
      <ul className={style['list']}>
        {sorted(props.findings).map((finding) => (
          <FindingRow key={`${finding.rule} ${finding.at} ${finding.message}`} finding={finding}>
            {beside(finding)}
          </FindingRow>
        ))}
      </ul>
    </>
  );
}
