import type { DrugId } from '../ids.ts';
import { baclofen } from './baclofen.ts';
import { bupivacaine } from './bupivacaine.ts';
import { clonidine } from './clonidine.ts';
import type { Drug } from './drug.ts';
import { fentanyl } from './fentanyl.ts';
import { hydromorphone } from './hydromorphone.ts';
import { morphine } from './morphine.ts';
import { saline } from './saline.ts';
import { sufentanil } from './sufentanil.ts';
import { ziconotide } from './ziconotide.ts';

const DRUGS: Readonly<Record<DrugId, Drug>> = {
  morphine,
  hydromorphone,
  fentanyl,
  sufentanil,
  bupivacaine,
  clonidine,
  ziconotide,
  baclofen,
  saline,
};

export const drug = (id: DrugId): Drug => DRUGS[id];
