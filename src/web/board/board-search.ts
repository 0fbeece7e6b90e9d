import { DRUG_IDS } from '../../core/ids.ts';
import { BOARD_GROUPS, type BoardGroup } from './board-groups.ts';

/** What of the board's filter stands in its address: a group and a drug, never anything of a patient or a colleague. */
export interface BoardSearch {
  readonly group?: BoardGroup;
  readonly drug?: string;
}

/** Of an address that somebody may have typed or kept; what is not known there filters nothing. */
export function boardSearch(search: Readonly<Record<string, unknown>>): BoardSearch {
  const group = BOARD_GROUPS.find((one) => one === search['group']);
  const drug = DRUG_IDS.find((one) => one === search['drug']);
  return { ...(group !== undefined && { group }), ...(drug !== undefined && { drug }) };
}
