import { conditionHolds, resolve } from './alarms.ts';
import { log, type Work } from './draft.ts';
import { countedNl } from './volumes.ts';

/** The pump takes for true what it is told: it has no level sensor. */
export function tellReservoir(work: Work, volumeNl: number): void {
  const { pump } = work;
  pump.toldNl = volumeNl;
  pump.commandedWhenTold = countedNl(pump);
  log(work, { kind: 'reservoir-set', volumeNl });
  if (!conditionHolds(pump, 'low-reservoir')) resolve(work, 'low-reservoir');
  if (!conditionHolds(pump, 'empty-reservoir')) resolve(work, 'empty-reservoir');
}
