import { seen } from '../../core/devices/source.ts';
import { baclofen } from '../../core/drugs/baclofen.ts';
import { clonidine } from '../../core/drugs/clonidine.ts';
import type { Drug, DrugClass } from '../../core/drugs/drug.ts';
import { morphine } from '../../core/drugs/morphine.ts';
import { recalled } from '../../core/drugs/source.ts';
import type { Source } from '../../core/limits.ts';

/** What stopping a class of drug at once does. */
export interface StopDanger {
  /** Place in the order of danger, 0 the least: the order is ours, to be reviewed by a clinic. */
  readonly rank: number;
  /** Whether the stop harms by itself, beyond the return of what the drug was given for. */
  readonly withdrawal: boolean;
  readonly harm: string;
  readonly source: Source;
}

/** The figure of the drug that says why it must not be stopped. */
function withdrawalOf(drug: Drug): Source {
  if (drug.withdrawal === null) throw new Error(`${drug.id} has no withdrawal, but is ranked as if it had`);
  return drug.withdrawal.source;
}

export const BACLOFEN_ONSET = seen(
  'Neurosurgery wiki, baclofen withdrawal',
  'progresses over 24-72 h to rhabdomyolysis and death if untreated',
  'neurosurgerywiki.com',
);

/** What stopping each class does; the harms are those of the reference. A class left out does not compile. */
export const STOP_DANGER: Readonly<Record<DrugClass, StopDanger>> = {
  'gaba-b-agonist': {
    rank: 5,
    withdrawal: true,
    harm: 'high fever, rigidity and altered mental state, which can end in death',
    source: withdrawalOf(baclofen),
  },
  'alpha-2-agonist': {
    rank: 4,
    withdrawal: true,
    harm: 'severe rebound hypertension',
    source: withdrawalOf(clonidine),
  },
  opioid: {
    rank: 3,
    withdrawal: true,
    harm: 'opioid withdrawal and the return of pain',
    source: withdrawalOf(morphine),
  },
  'local-anaesthetic': {
    rank: 2,
    withdrawal: false,
    harm: 'the return of pain, no withdrawal syndrome',
    source: recalled('bupivacaine, practice', 'discontinuation'),
  },
  'calcium-channel-blocker': {
    rank: 1,
    withdrawal: false,
    harm: 'the return of pain; it may be stopped abruptly',
    source: seen(
      'DrugCentral copy of US Prialt label',
      'ziconotide may be stopped abruptly, no withdrawal',
      'drugcentral.org/label/5449ca98-…/view (address kept shortened)',
    ),
  },
  diluent: {
    rank: 0,
    withdrawal: false,
    harm: 'none from the fluid itself',
    source: recalled('saline, practice', 'discontinuation'),
  },
};

/** The class by which a mixture is judged: that of its component which is the most dangerous to stop. */
export const mostDangerousToStop = (classes: readonly [DrugClass, ...DrugClass[]]): DrugClass =>
  classes.reduce((worst, next) => (STOP_DANGER[next].rank > STOP_DANGER[worst].rank ? next : worst));
