import { raise } from './alarms.ts';
import { log, type Work } from './draft.ts';
import { faultOf } from './flows.ts';
import { stop } from './stopping.ts';

/**
 * An update that did not come to its end: the program from before is whole and runs on as it ran, and an alarm says so (SR-16).
 * Devices stay stopped instead, without an alarm of their own: that is the fault `interrupted-update`.
 */
export function cutUpdate(work: Work): void {
  const { pump } = work;
  if (pump.update === null) return;
  pump.update = null;
  if (faultOf(pump.faults, 'interrupted-update') !== null) {
    stop(work, 'update-cut');
    log(work, { kind: 'update-failed', left: 'stopped' });
    return;
  }
  log(work, { kind: 'update-failed', left: pump.run.kind === 'stopped' ? 'stopped' : 'old-program' });
  raise(work, 'update-failed');
}
