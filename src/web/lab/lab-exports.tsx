import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../twin/download.ts';
import style from './lab.module.css';
import { exportFile } from './lab-file.ts';
import { useLab } from './use-lab.ts';

/** The pump as a file and on paper; both say what they are. */
export function LabExports(): ReactNode {
  const { t } = useTranslation();
  const { state } = useLab();
  const save = (): void => {
    const { name, text } = exportFile(state);
    download(name, new Blob([text], { type: 'application/json;charset=utf-8' }));
  };
  return (
    <>
      <button type="button" className={style['tool']} onClick={save}>
        {t('lab.save')}
      </button>
      <button type="button" className={style['tool']} onClick={() => window.print()}>
        {t('lab.print')}
      </button>
    </>
  );
}
