import type { Visit } from '../core/therapy/state.ts';
import type { TimeZone } from '../core/time.ts';
import { ratioWords, volumeWords } from '../core/wording.ts';
import type { Row } from './page.ts';
import { componentWords, signed } from './subject.ts';

/** Who was matched, what was read and how the port was found. */
export function beforeRows(pump: string, visit: Visit, zone: TimeZone): Row[] {
  const { identified, read, port } = visit;
  const rows: Row[] = [{ label: 'Started', value: signed(visit.started.by, visit.started.at, zone) }];
  rows.push({
    label: 'Patient and pump matched',
    value: identified === null ? 'not done' : `${pump}, serial ${identified.serial}`,
    ...(identified === null
      ? {}
      : { detail: `by ${identified.identifiers.map(({ kind }) => kind.replace('-', ' ')).join(' and ')}` }),
  });
  if (identified?.label)
    rows.push({
      label: 'Syringe label',
      value: `lot ${identified.label.lot}, beyond use ${identified.label.beyondUse}`,
      detail: `${identified.label.components.map(componentWords).join(', ')} · ${volumeWords(identified.label.volume)}`,
    });
  if (read !== null) {
    const { displayedVolume, alarms, patientBoluses } = read.reading;
    const kinds = alarms?.map(({ kind }) => kind).join(', ');
    rows.push({
      label: 'Read from the pump',
      value: displayedVolume === undefined ? 'volume not read' : `${volumeWords(displayedVolume)} displayed`,
      detail: [
        kinds === undefined ? 'alarms not read' : `alarms: ${kinds === '' ? 'none' : kinds}`,
        patientBoluses === undefined
          ? 'patient boluses not read'
          : `patient boluses given: ${patientBoluses}`,
      ].join(' · '),
    });
  }
  if (port !== null)
    rows.push({
      label: 'Port',
      value: `reservoir port, ${port.needleGauge} gauge`,
      detail: port.atNeedleStop ? 'needle at the stop' : 'needle stop not felt',
    });
  return rows;
}

/** What came out against what should have. */
export function residualRows(visit: Visit): Row[] {
  const found = visit.residuals.at(-1);
  if (found === undefined) return [{ label: 'Aspirated', value: 'not aspirated' }];
  const rows: Row[] = [
    { label: 'Aspirated', value: volumeWords(found.aspirated), detail: `typed by ${found.by.name}` },
  ];
  if (found.residual === null) rows.push({ label: 'Expected', value: 'nothing was programmed before' });
  else {
    const { expected, discrepancy, ratio, verdict } = found.residual;
    rows.push({ label: 'Expected', value: volumeWords(expected), detail: 'computed, never measured' });
    rows.push({
      label: 'Expected less aspirated',
      value: volumeWords(discrepancy),
      detail:
        ratio === null
          ? 'no ratio: nothing was programmed'
          : `delivered over programmed ${ratioWords(ratio)}`,
    });
    rows.push({ label: 'Verdict', value: verdict.replace('-', ' ') });
  }
  if (visit.assessed !== null)
    rows.push({ label: 'Assessment', value: visit.assessed.meaning, detail: `plan: ${visit.assessed.plan}` });
  if (visit.portReconfirmed !== null)
    rows.push({ label: 'Port confirmed again', value: visit.portReconfirmed.method });
  return rows;
}
