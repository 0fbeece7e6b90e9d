import type { DrugId } from '../../../src/core/ids.ts';
import { canalOf } from '../../../src/twin/canal.ts';
import { positionOfLevel } from '../../../src/twin/levels.ts';
import { plasmaResponse } from '../../../src/twin/plasma-response.ts';
import { type Curve, logLine } from '../curve.ts';
import { ADULT_KG, lastPhase, type Method, type Methods } from '../method.ts';

type Read = (id: string) => number;

const beside = (how: string, predict: (read: Read) => readonly number[]): Method => ({
  kind: 'parameter',
  how,
  predict,
  ownSource: false,
});

/** Of a row, or of another figure of the same study and patients that fixes it. */
const ofItself = (how: string, predict: (read: Read) => readonly number[]): Method => ({
  kind: 'parameter',
  how: `${how}; taken from this row`,
  predict,
  ownSource: true,
});

const MINUTES = 60;

/** After 1 ug into blood. */
function intravenous(drug: DrugId, read: Read): (hours: number) => number {
  const response = plasmaResponse(drug, { read, used: () => [] }, ADULT_KG);
  if (response === null) throw new RangeError(`no plasma model of ${drug}`);
  return (hours) =>
    response.ugPerMl.reduce(
      (sum, ugPerMl, i) => sum + ugPerMl * Math.exp(-(response.rates[i] ?? 0) * hours),
      0,
    );
}

function clearanceMlPerHour(drug: DrugId, read: Read): number {
  const response = plasmaResponse(drug, { read, used: () => [] }, ADULT_KG);
  if (response === null) throw new RangeError(`no plasma model of ${drug}`);
  return 1 / response.ugPerMl.reduce((sum, ugPerMl, i) => sum + ugPerMl / (response.rates[i] ?? 0), 0);
}

function plasmaHalfLife(drug: DrugId, read: Read, measuredHours: number): number {
  const at = intravenous(drug, read);
  const times = lastPhase(measuredHours);
  const curve: Curve = times.map((hours) => ({ hours, ugPerMl: at(hours) }));
  return logLine(curve, times).halfLifeHours;
}

/** CSF caudal of the disc between T12 and L1. */
function lumbosacralMl(read: Read): number {
  const { cellAreas, cellCm, lengthCm } = canalOf({ read, used: () => [] });
  const upTo = positionOfLevel('T12-L1', lengthCm);
  return cellAreas.reduce((sum, area, i) => sum + area * Math.min(cellCm, Math.max(0, upTo - i * cellCm)), 0);
}

export const PARAMETERS: Methods = {
  'mor-sje-dural-abs': ofItself('`morphine-meningeal-half-life`', (read) => [
    read('morphine-meningeal-half-life'),
  ]),
  'mor-sje-frac': ofItself('`morphine-meningeal-return`', (read) => [
    100 * read('morphine-meningeal-return'),
  ]),
  'mor-nbe-bioav': beside('`morphine-meningeal-return`, of another study', (read) => [
    100 * read('morphine-meningeal-return'),
  ]),
  'mor-st-cl': beside('clearance of the plasma model (another source)', (read) => [
    clearanceMlPerHour('morphine', read) / MINUTES / ADULT_KG,
  ]),
  'mor-st-thalf': beside(
    'plasma model, log line from 2 to 5 of the measured half-lives (6 to 14 h)',
    (read) => [plasmaHalfLife('morphine', read, 2.9)],
  ),
  'mor-st-vd': beside('plasma model, clearance over the rate of that line', (read) => [
    (clearanceMlPerHour('morphine', read) * plasmaHalfLife('morphine', read, 2.9)) /
      Math.LN2 /
      ADULT_KG /
      1000,
  ]),
  'zic-pr-iv-cl': ofItself('`ziconotide-plasma-cl1`', (read) => [
    clearanceMlPerHour('ziconotide', read) / MINUTES,
  ]),
  'zic-pr-iv-v': ofItself('`ziconotide-plasma-v1`', (read) => [1000 * read('ziconotide-plasma-v1')]),
  'zic-pr-iv-thalf': ofItself(
    '`ziconotide-plasma-cl1`, `ziconotide-plasma-v1`, whose half-life it is',
    (read) => [plasmaHalfLife('ziconotide', read, 1.3)],
  ),
  'bup-bu-cl': ofItself('`bupivacaine-plasma-cl1`', (read) => [read('bupivacaine-plasma-cl1')]),
  'mor-ro-ke0': ofItself('ln 2 over `morphine-ke0`', (read) => [Math.LN2 / read('morphine-ke0')]),
  'geo-spinal-csf-sass': ofItself('`spinal-csf-volume`', (read) => [read('spinal-csf-volume')]),
  'geo-spinal-csf-chen': ofItself('`spinal-csf-volume`', (read) => [read('spinal-csf-volume')]),
  'geo-lumbosacral': beside(
    'CSF of the canal below T12-L1 (where the study cut is not in the excerpt)',
    (read) => [lumbosacralMl(read)],
  ),
  'geo-csf-prod': ofItself('`csf-production`', (read) => [read('csf-production') / MINUTES]),
  'geo-csf-prod-circ': ofItself('`csf-production-lowest`, `csf-production-highest`', (read) => [
    read('csf-production-lowest'),
    read('csf-production-highest'),
  ]),
};
