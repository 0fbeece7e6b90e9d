import type { DrugId } from './ids.ts';
import type { Concentration } from './units.ts';

export interface Component {
  readonly drug: DrugId;
  readonly concentration: Concentration;
  /** What the pharmacy draws from; absent where the component is not compounded here. */
  readonly stock?: Concentration;
}

/** What a reservoir holds. The first component is the primary drug: it sets the flow. Saline alone has no component of drug. */
export type Mixture = readonly [Component, ...Component[]];
