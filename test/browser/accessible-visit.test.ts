import { hasSignedOrder } from './arranged.ts';
import { heading, picks, presses, types } from './at-the-fields.ts';
import {
  aspirates,
  confirmsPort,
  confirmsProgram,
  endsObservation,
  identifies,
  injects,
  readsBack,
  readsPump,
} from './at-the-visit.ts';
import { findsNothing } from './axe-findings.ts';
import { browserTest } from './browser-test.ts';
import { openClinic } from './clinic.ts';

const clinic = openClinic();

const BOGDAN = {
  name: 'Bogdan Kowalczyk',
  born: '17 January 1959',
  number: 'LS-10029',
  serial: 'NGP305581H',
};
const SYRINGE = { drug: 'morphine', concentration: '20 mg/mL', volume: '20 mL' };

browserTest(clinic, '[SR-90] each step of a visit is for everybody', async ({ signedIn }) => {
  const id = await clinic.patientCalled(BOGDAN.name);
  await hasSignedOrder(clinic, id);
  const page = await signedIn('nurse');
  await page.goto(`/patients/${id}/visit`);
  await heading(page, 'Start the refill visit');
  await findsNothing(page, 'the start of the visit');
  await presses(page, 'Start the visit');
  await heading(page, 'Right patient, right pump, right syringe');
  await presses(page, 'Compare and go on');
  await findsNothing(page, 'the identification, with nothing typed');
  await identifies(page, BOGDAN, { ...SYRINGE, drug: 'hydromorphone' });
  await heading(page, 'The label is not the order');
  await findsNothing(page, 'a label that is not the order');
  await presses(page, 'Abort the visit…');
  await findsNothing(page, 'the question whether to abort');
  await presses(page, 'Go on with the visit');
  await identifies(page, BOGDAN, SYRINGE);

  await heading(page, 'Read the pump');
  await picks(page, 'Alarms', 'It shows alarms');
  await picks(page, /^Times without delivery/, 'It was stopped');
  await picks(page, 'Program as the programmer reports it', 'Type what it reports');
  await picks(page, 'Mode', 'Schedule');
  await findsNothing(page, 'the reading of the pump');
  await readsPump(page, '17.4 mL', '6 mg/day', '12:00');

  await heading(page, 'Port and needle');
  await picks(page, 'Which port is the needle in?', /^Catheter access port/);
  await heading(page, 'Stop: not the port of a refill');
  await findsNothing(page, 'the port');
  await confirmsPort(page);

  await heading(page, 'Aspirate');
  await findsNothing(page, 'the aspiration');
  await aspirates(page, '13 mL');
  await heading(page, 'An assessment and a plan are needed');
  await findsNothing(page, 'a volume to be investigated');
  await page.getByRole('textbox', { name: 'Assessment' }).fill('A third refill with too little.');
  await page.getByRole('textbox', { name: 'Plan' }).fill('The rotor study is on Friday.');
  await presses(page, 'Record assessment and plan');

  await heading(page, 'Inject and waste');
  await types(page, 'Volume destroyed', '12 mL');
  await picks(page, /^After a part was instilled/, /^No/);
  await findsNothing(page, 'the injection, stopped, out of balance');
  await injects(page, '20 mL', '13 mL');
  await heading(page, 'Confirm the program');
  await findsNothing(page, 'the confirmation');
  await confirmsProgram(page);
  await heading(page, 'Program the pump');
  await findsNothing(page, 'the sheet for the programmer');
  const reported = { concentration: '20 mg/mL', volume: '20 mL' };
  await readsBack(page, { ...reported, dose: '5.0 mg/day' });
  await heading(page, 'The pump reports something else than was ordered');
  await findsNothing(page, 'a read-back that differs');
  await presses(page, /^The pump is programmed/);
  await findsNothing(page, 'the read-back');
  await page.reload();
  await readsBack(page, { ...reported, dose: '6.000 mg/day' });
  await heading(page, 'Observe');
  await picks(page, 'What was seen', 'A symptom or a sign');
  await findsNothing(page, 'the observation with a symptom');
  await endsObservation(page);
  await heading(page, 'The next refill');
  await picks(page, 'The next visit', 'None now, with a reason');
  await findsNothing(page, 'the next refill');
  await page.getByLabel('Why there is no appointment').fill('Moves to another clinic on Monday.');
  await presses(page, 'Complete the visit');
  await heading(page, 'The visit is complete');
  await findsNothing(page, 'the visit, complete');
});

browserTest(clinic, '[SR-90] a visit in Spanish is for everybody', async ({ signedIn }) => {
  const page = await signedIn('nurse', { language: 'es' });
  await page.goto(`/patients/${await clinic.patientCalled('Þórunn Ólafsdóttir')}/visit`);
  await page.locator('main h2').first().waitFor();
  await findsNothing(page, 'a visit in Spanish');
});
