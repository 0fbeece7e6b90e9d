import type { TimeZone } from '../../core/time.ts';
import type {
  MassBalance,
  OutsideRemark,
  ScenarioRefusal,
  Series,
  Simulation,
  UsedParameter,
} from '../../twin/simulation.ts';
import type { DecodeError } from '../json/decoder.ts';
import { isoWithOffset } from '../visit/local-time.ts';

const micrograms = (value: number) => ({ value, unit: 'ug' });

const encodeSeries = ({ drug, name, quantity, unit, standing, values }: Series) => ({
  drug,
  level: name,
  quantity,
  unit,
  standing,
  values: [...values],
});

const encodeBalance = (of: MassBalance) => ({
  drug: of.drug,
  initiallyInBody: micrograms(of.initiallyInBodyUg),
  delivered: micrograms(of.deliveredUg),
  inCsf: micrograms(of.inCsfUg),
  inTissue: micrograms(of.inTissueUg),
  lostToBlood: micrograms(of.lostToBloodUg),
  relativeError: of.relativeError,
});

const encodeParameter = ({ id, value, unit, range, evidence, source, setBy }: UsedParameter) => ({
  id,
  value,
  unit,
  range,
  evidence,
  source,
  setBy,
});

/** The answer of the twin as a file: values are not rounded; `times` are hours after `from`. */
export const encodeSimulation = (of: Simulation, zone: TimeZone) => ({
  theca: 'simulation/1',
  simulated: true,
  from: isoWithOffset(of.from, zone),
  times: { unit: 'h', values: [...of.timesHours] },
  series: of.series.map(encodeSeries),
  tip: of.tip.map(({ drug, startsHours, ugPerHour }) => ({
    drug,
    starts: { unit: 'h', values: [...startsHours] },
    delivered: { unit: 'ug/h', values: [...ugPerHour] },
  })),
  balance: of.balance.map(encodeBalance),
  parameters: of.parameters.map(encodeParameter),
  stretches: of.stretches.map(({ name, ran, parameters }) => ({
    name,
    ran: ran.map(({ from, until }) => ({
      from: isoWithOffset(from, zone),
      until: isoWithOffset(until, zone),
    })),
    parameters: parameters.map(encodeParameter),
  })),
  outside: encodeOutside(of.outside),
});

/** What was not computed, or what a reader must know, with pointers into the file. */
export const encodeOutside = (outside: readonly OutsideRemark[]): readonly OutsideRemark[] =>
  outside.map((remark) => ({ ...remark, at: inFile(remark.at) }));

/** Where a pointer into the scenario of the twin points in the file it was read from. */
const inFile = (at: string): string =>
  at
    .replace(/\/overrides(?=\/|$)/, '/parameters')
    .replace(/\/before\/mixture/, '/before/components')
    .replace(/(\/delivery\/\d+)\/place/, '$1/level')
    .replace(/(\/delivery\/\d+)\/amount/, '$1');

/** Why the twin refused, as a list of what is wrong with the file. */
export const encodeScenarioRefusals = (refusals: readonly ScenarioRefusal[]): readonly DecodeError[] =>
  refusals.map(({ code, at, expected }) => ({ at: inFile(at), expected, found: code.replaceAll('-', ' ') }));
