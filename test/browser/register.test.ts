import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { findsNothing } from './axe-findings.ts';
import { browserTest, PHONE } from './browser-test.ts';
import { openClinic } from './clinic.ts';

const clinic = openClinic();

type Place = Page | Locator;

/** Day, month by its name, year. */
async function typeDay(place: Place, label: string, [day, month, year]: readonly string[]): Promise<void> {
  const group = place.getByRole('group', { name: label, exact: true });
  await group.getByLabel('Day', { exact: true }).fill(day ?? '');
  await group.getByRole('combobox').selectOption({ label: month ?? '' });
  await group.getByLabel('Year', { exact: true }).fill(year ?? '');
}

async function typeAmount(place: Place, label: string, text: string, unit: string): Promise<void> {
  await place.getByLabel(label, { exact: true }).fill(text);
  await place.getByLabel(`Unit of ${label}`, { exact: true }).selectOption(unit);
}

const choose = (place: Place, question: string, answer: string): Promise<void> =>
  place.getByRole('group', { name: question, exact: true }).getByLabel(answer, { exact: true }).check();

async function typeNewcomer(page: Page, name: string, recordNumber: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Record number', { exact: true }).fill(recordNumber);
  await typeDay(page, 'Birth date', ['2', 'April', '1968']);
  await page.getByLabel('Indication').selectOption({ label: 'Spasticity' });
  await choose(page, 'Where the spasticity comes from', 'Spinal');
  await choose(page, 'Is the patient tolerant to opioids?', 'No, opioid-naive');
  await choose(page, 'Does the patient have allergies?', 'None known: the patient was asked');
  await choose(page, 'Opioids beside the pump', 'None');
  await choose(page, 'Other medicines', 'Not known');
}

async function register(page: Page, name: string, recordNumber: string): Promise<void> {
  await page.goto('/patients');
  await page.getByRole('link', { name: 'Register a patient' }).click();
  await typeNewcomer(page, name, recordNumber);
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await page.getByRole('heading', { name: 'No pump recorded' }).waitFor();
}

async function implant(page: Page, serial: string): Promise<void> {
  await page.getByRole('link', { name: 'Record the implant' }).click();
  await page.getByLabel('Model', { exact: true }).selectOption('synchromed-ii-40');
  await page.getByLabel('Serial number', { exact: true }).fill(serial);
  await choose(page, 'Is anything known of the catheter?', 'Yes: model, length or volume');
  await page.getByLabel('Model of the segment').selectOption('8709sc');
  await choose(page, 'How its size is known', 'Original length less what was trimmed');
  await typeAmount(page, 'Length before trimming', '89', 'cm');
  await typeAmount(page, 'Trimmed off', '24.5', 'cm');
  await page.getByLabel('Level of the tip').fill('T10');
}

/** The day before yesterday on this machine: what was filled then is not empty yet, whenever this runs. */
function lately(): readonly string[] {
  const day = new Date(Date.now() - 2 * 86_400_000);
  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(day);
  return [String(day.getUTCDate()), month, String(day.getUTCFullYear())];
}

async function takeOver(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Take over a therapy filled elsewhere' }).click();
  await typeDay(page, 'Filled on', lately());
  await page.getByLabel('Time', { exact: true }).fill('10:00');
  await page.getByLabel('Volume in the reservoir after the fill', { exact: true }).fill('40');
  await page.getByLabel('Drug', { exact: true }).selectOption('baclofen');
  await typeAmount(page, 'Concentration', '500', 'ug/mL');
  await choose(page, 'Mode', 'Continuous');
  const dose = page.getByRole('textbox', { name: /^Daily dose of/ });
  await dose.fill('200');
  await page.getByRole('combobox', { name: /^Unit of Daily dose of/ }).selectOption('ug/d');
  await choose(page, 'Patient boluses', 'None');
  await choose(page, 'Was the program changed since that fill?', 'No, it has run since the fill');
  await choose(page, 'Was anything given beside the program since that fill?', 'Nothing');
}

browserTest(
  clinic,
  'a new patient is registered, implanted and taken over, and then stands on the board',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await register(page, 'Wilhelmina Quist', 'LS-20001');
    await page.getByText('No known allergies').waitFor();
    await implant(page, 'NGP200001H');
    await page.getByText('0.2819').waitFor();
    await page.getByRole('button', { name: 'Record the implant' }).click();
    await page.getByRole('heading', { name: 'Never filled' }).waitFor();
    await takeOver(page);
    await page.getByText('Expected in the reservoir now').waitFor();
    await page.getByRole('button', { name: 'Take over', exact: true }).click();
    await page.getByRole('heading', { name: 'Reservoir' }).waitFor();
    await page.goto('/');
    const row = page.getByRole('table', { name: 'Board' }).getByRole('row', { name: /Wilhelmina Quist/ });
    await row.waitFor();
    assert.match(await row.innerText(), /baclofen/);
    assert.match(await row.innerText(), /200\s*mcg\/day/);
  },
);

browserTest(
  clinic,
  'what is typed is there again after leaving, and gone after signing out',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await page.goto('/patients/new');
    await page.getByLabel('Name', { exact: true }).fill('Half Typed');
    await choose(page, 'Other medicines', 'Takes, as follows');
    await page.getByLabel('Medicine 1').fill('sertraline');
    await page.getByRole('link', { name: 'Board', exact: true }).click();
    await page.getByRole('table', { name: 'Board' }).waitFor();
    await page.goto('/patients/new');
    assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Half Typed');
    assert.equal(await page.getByLabel('Medicine 1').inputValue(), 'sertraline');
    await page.getByRole('button', { name: /Settings and sign out/ }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    assert.doesNotMatch(await page.evaluate(() => JSON.stringify(sessionStorage)), /Half Typed|sertraline/);
  },
);

browserTest(
  clinic,
  'a record number that another patient has is refused at its field',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await page.goto('/patients/new');
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    const name = page.getByLabel('Name', { exact: true });
    await name.and(page.locator(':focus')).waitFor();
    await findsNothing(page, 'registering, nothing typed');
    await name.fill('Ingrid Lindqvist');
    await page.getByText('Is this patient registered already?').waitFor();
    await typeNewcomer(page, 'Ottoline Prager', 'LS-10017');
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await page.getByText('Another patient has this record number.').first().waitFor();
    const number = page.getByLabel('Record number', { exact: true });
    await number.and(page.locator(':focus')).waitFor();
    await findsNothing(page, 'registering with a number that is taken');
    await number.fill('LS-20002');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'No pump recorded' }).waitFor();
    await page.goto('/patients/new');
    assert.equal(await number.inputValue(), '', 'what was recorded is not offered again');
  },
);

browserTest(clinic, 'a patient is registered without a mouse', async ({ signedIn }) => {
  const page = await signedIn('nurse');
  await page.goto('/patients/new');
  await page.getByLabel('Name', { exact: true }).focus();
  for (const typed of ['Philippa Keys', 'LS-20004', '2', 'Apr', '1968', 'Cancer']) {
    await page.keyboard.type(typed);
    await page.keyboard.press('Tab');
  }
  // The first answer of each question: tolerant, no allergy, no opioid, no other medicine.
  for (let question = 0; question < 4; question++) {
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'No pump recorded' }).waitFor();
  await page.getByText('Cancer pain').waitFor();
  await page.getByText('No known allergies').waitFor();
});

browserTest(
  clinic,
  'a visit is booked, doubted after the refill date, moved and cancelled with a reason',
  async ({ signedIn }) => {
    const page = await signedIn('pharmacist');
    await page.goto(`/patients/${await clinic.patientCalled('Ingrid Lindqvist')}/appointment`);
    const booked = page.getByRole('heading', { name: 'The visit that is booked' });
    const free = page.getByRole('heading', { name: 'Book the next visit' });
    await booked.or(free).waitFor();
    if (await booked.isVisible()) await choose(page, 'What is to be done', 'Move it to another time');
    await typeDay(page, 'Day of the visit', ['15', 'July', '2199']);
    await page.getByLabel('Time', { exact: true }).fill('09:30');
    await page
      .getByText(/after the refill date/)
      .first()
      .waitFor();
    await findsNothing(page, 'booking after the refill date');
    await page.getByRole('button', { name: 'Book it after the refill date' }).click();
    await page.getByRole('heading', { name: 'Reservoir' }).waitFor();
    await page.getByRole('link', { name: 'Change', exact: true }).click();
    await choose(page, 'What is to be done', 'Cancel it');
    await page.getByRole('button', { name: 'Cancel the visit' }).click();
    await page.getByText('Type something here.').waitFor();
    await page.getByLabel('Why it is cancelled').fill('the patient is away');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Book a visit' }).waitFor();
  },
);

browserTest(
  clinic,
  'what a colleague recorded meanwhile is told before an alarm is reported',
  async ({ signedIn }) => {
    const [mine, theirs] = [await signedIn('nurse'), await signedIn('nurse2')];
    const at = `/patients/${await clinic.patientCalled('Tamsin Hargreaves')}/alarm`;
    for (const page of [mine, theirs]) {
      await page.goto(at);
      await choose(page, 'Which alarm', 'Low reservoir (calculated)');
      await choose(page, 'Is it known since when?', 'Not known');
      await page.getByLabel('Who noticed it').fill('the patient');
    }
    await theirs.getByRole('button', { name: 'Report the alarm' }).click();
    await theirs.getByRole('heading', { name: 'Reservoir' }).waitFor();
    await mine.getByRole('button', { name: 'Report the alarm' }).click();
    await mine.getByText('A colleague was faster').waitFor();
    await mine
      .getByText(/Alarm reported/)
      .first()
      .waitFor();
    await findsNothing(mine, 'an alarm that a colleague reported too');
    await mine.getByRole('button', { name: 'I have seen it, go on' }).click();
    await mine.getByRole('button', { name: 'Report the alarm' }).click();
    await mine.getByRole('heading', { name: 'Reservoir' }).waitFor();
  },
);

browserTest(
  clinic,
  'facts and implant are corrected, and every form of a record is for everybody',
  async ({ signedIn }) => {
    const page = await signedIn('physician', PHONE);
    await register(page, 'Perpetua Vanderbeek', 'LS-20003');
    await findsNothing(page, 'a patient without an implant');
    await page.getByRole('link', { name: 'Edit facts' }).click();
    await choose(page, 'Does the patient have allergies?', 'There are, as follows');
    await page.getByLabel('morphine', { exact: true }).check();
    await choose(page, 'Opioids beside the pump', 'Takes, as follows');
    await findsNothing(page, 'correcting the facts');
    await choose(page, 'Opioids beside the pump', 'None');
    await page.getByRole('button', { name: 'Record the correction' }).click();
    await page.getByRole('heading', { name: 'No pump recorded' }).waitFor();
    await page.getByText('Allergy: morphine').waitFor();
    await implant(page, 'NGP200003H');
    await findsNothing(page, 'recording an implant');
    await page.getByRole('button', { name: 'Record the implant' }).click();
    await page.getByRole('heading', { name: 'Never filled' }).waitFor();
    await findsNothing(page, 'a pump that was never filled');
    await takeOver(page);
    await findsNothing(page, 'taking over a therapy');
    await choose(page, 'Was the program changed since that fill?', 'Yes, it was changed');
    await page.getByRole('button', { name: 'Take over', exact: true }).click();
    await findsNothing(page, 'taking over a therapy that is not typed to the end');
  },
);
