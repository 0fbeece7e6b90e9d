import { carryOut } from './carry-out.ts';
import { cutUpdate } from './cut-update.ts';
import { hide, log, type Work } from './draft.ts';
import type { PumpInput } from './pump-input.ts';
import type { PumpRefusal } from './pump-refusal.ts';

type Message = Extract<PumpInput, { readonly kind: 'message' }>;

export function openSession(work: Work): PumpRefusal | null {
  const { pump } = work;
  if (pump.session !== null) return 'session-open';
  pump.sessions += 1;
  pump.session = { number: pump.sessions, expects: 1, lastHeardMs: pump.nowMs, lastRefusal: null };
  log(work, { kind: 'session-opened', session: pump.sessions });
  return null;
}

export function closeSession(work: Work): PumpRefusal | null {
  const { pump } = work;
  if (pump.session === null) return 'no-session';
  log(work, { kind: 'session-closed', session: pump.session.number });
  pump.session = null;
  cutUpdate(work);
  return null;
}

/** What the link does to a message on its way: loses it, sends it twice, or lets the next one overtake it. */
export function transmit(work: Work, message: Message): PumpRefusal | null {
  const { pump } = work;
  const { link } = pump;
  if (link.lose > 0) {
    pump.link = { ...link, lose: link.lose - 1 };
    hide(work, { kind: 'message-lost' });
    return null;
  }
  if (link.reorder && link.held === null) {
    pump.link = { ...link, held: message };
    hide(work, { kind: 'message-held-back' });
    return null;
  }
  const refusal = receive(work, message);
  if (link.duplicate > 0) {
    pump.link = { ...link, duplicate: link.duplicate - 1 };
    hide(work, { kind: 'message-duplicated' });
    receive(work, message);
  }
  if (link.held !== null) {
    pump.link = { ...pump.link, reorder: false, held: null };
    receive(work, { kind: 'message', ...link.held });
  }
  return refusal;
}

/** A message that was answered already is answered again and not carried out; one out of turn is refused. */
function receive(work: Work, { session, number, command }: Message): PumpRefusal | null {
  const { pump } = work;
  const refuse = (because: PumpRefusal): PumpRefusal => {
    log(work, { kind: 'refused', asked: command.kind, because });
    return because;
  };
  if (pump.session === null) return refuse('no-session');
  if (pump.session.number !== session) return refuse('wrong-session');
  if (number > 0 && number === pump.session.expects - 1) return pump.session.lastRefusal;
  if (number !== pump.session.expects) return refuse('message-out-of-turn');
  const because = carryOut(work, command);
  if (because !== null) refuse(because);
  pump.session = { ...pump.session, expects: number + 1, lastHeardMs: pump.nowMs, lastRefusal: because };
  return because;
}
