import assert from 'node:assert/strict';
import { hasNewPump, ordersFirstFill, patientNow } from './arranged.ts';
import { heading, picks, presses, types } from './at-the-fields.ts';
import { entersBlind, opensOrder, signsOrder } from './at-the-order.ts';
import {
  aspirates,
  confirmsPort,
  confirmsProgram,
  identifies,
  injects,
  readsBack,
  readsNewPump,
} from './at-the-visit.ts';
import { browserTest } from './browser-test.ts';
import { openClinic } from './clinic.ts';

const clinic = openClinic();

const AMINA = {
  name: 'Amina Okonkwo-Reyes',
  born: '4 July 1979',
  number: 'LS-20311',
  serial: 'NGV900311H',
} as const;
const SYRINGE = { drug: 'baclofen', concentration: '500 mcg/mL', volume: '40 mL' } as const;
const entry = { ...SYRINGE, dose: '50 mcg/day' } as const;
const FORMER_TUBING = { volume: '0.395 mL', duration: '24 min' } as const;
const PRIME = { volume: '0.336 mL', duration: '20 min' } as const;

browserTest(
  clinic,
  '[SR-45] [SR-63] a prime is entered by two people and read back from the pump: another one blocks the order, then the visit',
  async ({ signedIn }) => {
    const { name, number, serial } = AMINA;
    const id = await hasNewPump(clinic, { name, birthDate: '1979-07-04', recordNumber: number }, serial);
    await ordersFirstFill(clinic, id);

    const second = await signedIn('pharmacist');
    await opensOrder(second, id);
    await heading(second, 'Second person: enter the order again');
    const showsPrime = async (): Promise<boolean> =>
      /0\.33|20\.1/.test(await second.locator('main').innerText());
    assert.equal(await showsPrime(), false);
    await presses(second, 'Compare');
    await second.getByText('Say whether a prime is prescribed.').waitFor();
    await picks(second, 'Is a prime prescribed?', 'A prime');
    await types(second, 'Prime volume', '0.34 mL');
    await second.getByText('At least three digits are compared').waitFor();
    assert.equal(await showsPrime(), false);
    await entersBlind(second, { ...entry, prime: FORMER_TUBING });
    await heading(second, 'The two entries differ');
    const author = await signedIn('nurse');
    await opensOrder(author, id);
    await author.getByRole('listitem').filter({ hasText: 'Prime' }).first().waitFor();

    await ordersFirstFill(clinic, id);
    await opensOrder(second, id);
    await entersBlind(second, { ...entry, prime: PRIME });
    await heading(second, 'Both entries agree');
    const physician = await signedIn('physician');
    await opensOrder(physician, id);
    await physician.getByText('0.3358 mL over 20 min (20.148 min)').waitFor();
    await signsOrder(physician);

    await author.goto(`/patients/${id}/visit`);
    await presses(author, 'Start the visit');
    await identifies(author, AMINA, SYRINGE);
    await readsNewPump(author, '20 mL');
    await confirmsPort(author);
    await aspirates(author, '20 mL');
    await injects(author, '40 mL', '20 mL');
    await confirmsProgram(author);
    const reported = { concentration: '500 mcg/mL', volume: '40 mL', dose: '50.0 mcg/day' };
    await readsBack(author, { ...reported, prime: { ...PRIME, duration: '23.7 min' } });
    await heading(author, 'The pump reports something else than was ordered');
    await author
      .getByText('Prime: reported 0.336 mL over 23.7 min, ordered 0.3358 mL over 20.148 min')
      .waitFor();
    await readsBack(author, { ...reported, prime: { ...PRIME, duration: '20.1 min' } });
    await heading(author, 'Observe');
    assert.equal((await patientNow(clinic, id)).visit?.step, 'observe');
    await author.goto(`/patients/${id}/record`);
    await author.getByText('prime 0.336 mL, 20 min').waitFor();
  },
);
