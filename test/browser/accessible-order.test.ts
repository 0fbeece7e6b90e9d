import { repeats } from './arranged.ts';
import { heading, picks, presses, ticks, types } from './at-the-fields.ts';
import { answersAll, goesTo, opensOrder, startsFromPump } from './at-the-order.ts';
import { findsNothing } from './axe-findings.ts';
import { browserTest } from './browser-test.ts';
import { openClinic } from './clinic.ts';

const clinic = openClinic();

browserTest(clinic, '[SR-90] each step of an order is for everybody', async ({ signedIn }) => {
  const page = await signedIn('nurse');
  await opensOrder(page, await clinic.patientCalled('Ingrid Lindqvist'));
  await heading(page, 'Mixture');
  await findsNothing(page, 'an empty order');
  await startsFromPump(page, ['baclofen']);
  await types(page, 'Concentration', '1,5 mcg/mL');
  await findsNothing(page, 'the mixture with a comma');
  await types(page, 'Concentration', '1000 mcg/mL');
  await findsNothing(page, 'the mixture');
  await goesTo(page, 'Program');
  await types(page, 'Dose of baclofen', '450 mcg/day');
  await ticks(page, 'The patient may give himself boluses');
  await findsNothing(page, 'the program with patient boluses');
  await page.getByRole('checkbox', { name: 'The patient may give himself boluses' }).uncheck();
  await goesTo(page, 'Bridge');
  await picks(page, 'This order', 'Decline, with a reason');
  await findsNothing(page, 'the bridge declined');
  await picks(page, 'This order', 'Use this bridge');
  await goesTo(page, 'Changes');
  await presses(page, 'Submit to the second person');
  await heading(page, 'Still needed');
  await findsNothing(page, 'the changes, asked for what is left');
  await answersAll(page);
  await goesTo(page, 'Mixture');
  await types(page, 'Concentration', '4000 mcg/mL');
  await goesTo(page, 'Changes');
  await heading(page, /cannot be signed by anybody/);
  await findsNothing(page, 'the changes of a refused plan');
});

browserTest(clinic, 'a schedule on the dial is for everybody', async ({ signedIn }) => {
  const page = await signedIn('nurse');
  await opensOrder(page, await clinic.patientCalled('Δήμητρα Παπαδοπούλου'));
  await startsFromPump(page, ['hydromorphone']);
  await goesTo(page, 'Program');
  await page.getByRole('img', { name: /^The day as a dial/ }).waitFor();
  await findsNothing(page, 'the program with a schedule');
});

browserTest(
  clinic,
  'an order that waits, is entered blind, signed, is for everybody',
  async ({ signedIn }) => {
    const author = await signedIn('nurse');
    await opensOrder(author, await clinic.patientCalled('Nguyễn Thị Minh Khai'));
    await heading(author, 'Waits for a second person');
    await findsNothing(author, 'an order that waits');
    await presses(author, 'Second person, here');
    await heading(author, 'Second person: enter the order again');
    await findsNothing(author, 'the second person at the same desk');

    const second = await signedIn('pharmacist');
    await opensOrder(second, await clinic.patientCalled('Nguyễn Thị Minh Khai'));
    await presses(second, 'Compare');
    await findsNothing(second, 'the blind entry, asked for what is left');

    const physician = await signedIn('physician');
    await opensOrder(physician, await clinic.patientCalled('Kwame Owusu-Ansah'));
    await heading(physician, 'Sign');
    await findsNothing(physician, 'the signature');
  },
);

browserTest(clinic, '[SR-90] an order in Spanish is for everybody', async ({ signedIn }) => {
  const id = await clinic.patientCalled('Tamsin Hargreaves');
  await repeats(clinic, id);
  const page = await signedIn('nurse', { language: 'es' });
  await page.goto(`/patients/${id}/order`);
  await page.locator('main h2').first().waitFor();
  await findsNothing(page, 'an order that waits, in Spanish');
  await page.goto(`/patients/${await clinic.patientCalled('Ingrid Lindqvist')}/order`);
  await page.getByRole('textbox').nth(3).waitFor();
  await findsNothing(page, 'an order in Spanish');
});
