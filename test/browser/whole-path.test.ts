import assert from 'node:assert/strict';
import { pdfText } from '../documents/pdf-text.ts';
import { patientNow } from './arranged.ts';
import { heading, inWeeks, presses, types } from './at-the-fields.ts';
import {
  answersAll,
  entersBlind,
  goesOn,
  opensOrder,
  signsOrder,
  startsFromPump,
  submits,
  usesBridge,
} from './at-the-order.ts';
import {
  aspirates,
  books,
  clockNow,
  confirmsPort,
  confirmsProgram,
  endsObservation,
  expectedOf,
  identifies,
  injects,
  readsBack,
  readsPump,
} from './at-the-visit.ts';
import { browserTest } from './browser-test.ts';
import { openClinic } from './clinic.ts';

const clinic = openClinic();

const INGRID = {
  name: 'Ingrid Lindqvist',
  born: '9 March 1971',
  number: 'LS-10017',
  serial: 'NGV418207H',
} as const;
/** Half as strong as what is in the pump, at a higher dose: a bridge is due. */
const SYRINGE = { drug: 'baclofen', concentration: '1000 mcg/mL', volume: '40 mL' } as const;

browserTest(
  clinic,
  '[SR-83] from the board to the order, the second person, the signature, the visit and its report',
  async ({ signedIn }) => {
    const id = await clinic.patientCalled(INGRID.name);

    const nurse = await signedIn('nurse');
    await nurse.goto('/');
    await nurse.getByRole('link', { name: INGRID.name }).click();
    await nurse.getByRole('link', { name: 'Prepare refill' }).click();
    await nurse.getByRole('navigation', { name: 'Steps of the order' }).waitFor();
    await startsFromPump(nurse, ['baclofen']);
    await types(nurse, 'Concentration', '1000 mcg/mL');
    await goesOn(nurse);
    await types(nurse, 'Dose of baclofen', '450 mcg/day');
    await nurse.getByText('1.09 × today’s dose').waitFor();
    await goesOn(nurse);
    await nurse.getByText('671.6 mcg').first().waitFor();
    await usesBridge(nurse);
    await goesOn(nurse);
    await answersAll(nurse);
    await submits(nurse);

    const pharmacist = await signedIn('pharmacist');
    await pharmacist.goto('/');
    await pharmacist.getByRole('link', { name: INGRID.name }).click();
    await pharmacist.getByRole('link', { name: 'Verify' }).click();
    await heading(pharmacist, 'Second person: enter the order again');
    assert.doesNotMatch(
      await pharmacist.locator('main').innerText(),
      /\b(1000|450|40)\b/,
      'nothing tells the order',
    );
    await entersBlind(pharmacist, { ...SYRINGE, dose: '450 mcg/day' });
    await heading(pharmacist, 'Both entries agree');

    const physician = await signedIn('physician');
    await opensOrder(physician, id);
    await physician.getByText('1000 mcg/mL').first().waitFor();
    await signsOrder(physician);
    const sheet = await physician.request.get(
      (await physician.getByRole('link', { name: 'Compounding sheet (PDF)' }).getAttribute('href')) ?? '',
    );
    assert.match((await pdfText(await sheet.body())).join('\n'), /baclofen/i);

    // A little less is displayed than expected, and comes out, far from what would have to be looked into.
    const expected = Number.parseFloat(await expectedOf(nurse, id));
    const [displayed, aspirated] = [0.1, 0.3].map((less) => `${(expected - less).toFixed(1)} mL`) as [
      string,
      string,
    ];
    await nurse.getByRole('link', { name: 'Start the visit' }).click();
    await presses(nurse, 'Start the visit');
    await identifies(nurse, INGRID, { ...SYRINGE, concentration: '2000 mcg/mL' });
    await heading(nurse, 'The label is not the order');
    await types(nurse, 'Concentration', SYRINGE.concentration);
    await presses(nurse, 'Compare and go on');
    await readsPump(nurse, displayed, '412 mcg/day', clockNow());
    await confirmsPort(nurse);
    await heading(nurse, 'Aspirate');
    assert.ok(
      !(await nurse.locator('main').innerText()).includes(displayed.split(' ')[0] ?? displayed),
      'the displayed volume is put away',
    );
    await aspirates(nurse, aspirated);
    await heading(nurse, 'What was aspirated');
    await nurse.getByText(displayed).first().waitFor();
    await injects(nurse, '40 mL', aspirated);
    await confirmsProgram(nurse);
    const ordered = {
      concentration: '1000 mcg/mL',
      volume: '40 mL',
      bridge: { dose: '671.6 mcg', duration: '39.12 h' },
    };
    const { bridge: _, ...unbridged } = ordered;
    await readsBack(nurse, { ...unbridged, dose: '540.0 mcg/day' });
    await heading(nurse, 'The pump reports something else than was ordered');
    await nurse.getByText('Bridge: none is reported, ordered 671.6 mcg over ≈ 39.12 h').waitFor();
    await readsBack(nurse, { ...ordered, dose: '450.0 mcg/day' });
    await endsObservation(nurse);
    await books(nurse, inWeeks(5));

    const link = await nurse.getByRole('link', { name: 'Visit report (PDF)' }).getAttribute('href');
    const report = await nurse.request.get(link ?? '');
    assert.equal(report.headers()['content-type'], 'application/pdf');
    const text = (await pdfText(await report.body())).join('\n');
    for (const part of [
      /Ingrid Lindqvist/,
      /LS-10017/,
      /1000/,
      /450/,
      /671\.6/,
      /Ibáñez/,
      /Brandt/,
      /Wiśniewski/,
    ])
      assert.match(text, part);
    assert.ok(text.includes(aspirated.split(' ')[0] ?? aspirated), 'the volume that came out');
    assert.match(text, /not a cleared (medical )?device/i);

    await nurse.goto('/');
    const row = nurse.getByRole('row').filter({ hasText: INGRID.number });
    await row.getByText('450 mcg/day').waitFor();
    assert.equal((await patientNow(clinic, id)).visit, null);
  },
);
