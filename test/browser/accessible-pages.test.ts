import assert from 'node:assert/strict';
import { findsNothing } from './axe-findings.ts';
import { browserTest } from './browser-test.ts';
import { openClinic } from './clinic.ts';

const clinic = openClinic();

browserTest(clinic, '[SR-90] the sign-in page is for everybody, also in Spanish', async ({ anybody }) => {
  for (const language of ['en', 'es'] as const) {
    const page = await anybody({ language });
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), language);
    await findsNothing(page, `sign-in in ${language}`);
  }
});

browserTest(clinic, '[SR-90] the board and the list of patients are for everybody', async ({ signedIn }) => {
  const page = await signedIn('nurse');
  await page.goto('/');
  await page.getByRole('link', { name: 'Ingrid Lindqvist' }).waitFor();
  await findsNothing(page, 'the board');
  await page.getByRole('button', { name: /Settings and sign out/ }).click();
  await findsNothing(page, 'the menu of the user');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Search this board' }).fill('nobody at all');
  await page.getByText('Nobody matches').waitFor();
  await findsNothing(page, 'the board with nobody on it');
  await page.getByRole('button', { name: /Find a patient/ }).click();
  await page.getByRole('combobox', { name: /Name or record number/ }).fill('lin');
  await page.getByRole('option', { name: /Lindqvist/ }).waitFor();
  await findsNothing(page, 'the search');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Patients', exact: true }).click();
  await page.getByRole('heading', { name: 'Patients' }).waitFor();
  await findsNothing(page, 'the list of patients');
});

/** Each in another state: on plan, overdue, stopped, with a schedule, with a visit that waits. */
const PATIENTS = [
  'Ingrid Lindqvist',
  'María José Fernández de la Vega y Álvarez-Monteserín',
  "Siobhán O'Brien-Ferreira",
  'Δήμητρα Παπαδοπούλου',
  'Þórunn Ólafsdóttir',
];

browserTest(clinic, '[SR-90] a patient, now and on record, is for everybody', async ({ signedIn }) => {
  const page = await signedIn('nurse');
  for (const name of PATIENTS) {
    await page.goto(`/patients/${await clinic.patientCalled(name)}`);
    await page.getByRole('heading', { name: 'Reservoir', exact: true }).waitFor();
    await page.getByText(name).first().waitFor();
    await findsNothing(page, `${name}, now`);
  }
  await page.getByRole('link', { name: 'Record', exact: true }).click();
  await page.getByText('Patient registered').waitFor();
  await page.getByText('Details').first().click();
  await findsNothing(page, 'the record');
});

browserTest(clinic, 'board and patient speak Spanish to everybody', async ({ signedIn }) => {
  const page = await signedIn('nurse', { language: 'es' });
  await page.goto('/');
  await page.getByRole('link', { name: 'Ingrid Lindqvist' }).waitFor();
  await findsNothing(page, 'the board in Spanish');
  await page.getByRole('link', { name: 'Ingrid Lindqvist' }).click();
  await page.getByRole('heading', { name: 'Depósito' }).waitFor();
  await findsNothing(page, 'the patient in Spanish');
});

browserTest(clinic, 'what is still empty is for everybody', async ({ signedIn }) => {
  const page = await signedIn('nurse');
  const zoe = `/patients/${await clinic.patientCalled('Zoë van der Meer')}`;
  await page.goto(zoe);
  await page.getByText('Never filled').waitFor();
  await findsNothing(page, 'a pump that was never filled');
  await page.goto(`${zoe}/order`);
  await page.getByText('Nothing is recorded in this pump').waitFor();
  await findsNothing(page, 'the first order');
  await page.goto(`${zoe}/visit`);
  await page.getByRole('heading', { name: 'No visit is open' }).waitFor();
  await findsNothing(page, 'no visit');
});

browserTest(clinic, 'a clinic on its first day is told what comes first', async ({ anybody }) => {
  const { username, password } = clinic.addsEmptyClinic();
  const page = await anybody();
  assert.equal((await page.request.post('/api/sign-in', { data: { username, password } })).status(), 200);
  await page.goto('/');
  await page.getByRole('heading', { name: 'No patients yet' }).waitFor();
  await findsNothing(page, 'the board without patients');
  await page.getByRole('link', { name: 'Patients', exact: true }).click();
  await page.getByRole('heading', { name: 'No patients yet' }).waitFor();
  await findsNothing(page, 'the list without patients');
  await page.getByRole('link', { name: 'Register a patient' }).click();
  await page.getByRole('heading', { name: 'Register a patient' }).waitFor();
});

browserTest(clinic, 'what leads nowhere says so to everybody', async ({ signedIn }) => {
  const page = await signedIn('nurse');
  await page.goto('/no/such/page');
  await page.getByRole('heading', { name: 'No such page' }).waitFor();
  await findsNothing(page, 'not found');
  await page.goto('/patients/00000000-0000-4000-8000-000000000000');
  await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
  await findsNothing(page, 'an unknown patient');
});

browserTest(clinic, 'a server that fails or is away is said in words', async ({ signedIn, forgive }) => {
  const page = await signedIn('nurse');
  await page.goto('/patients');
  await page.getByRole('heading', { name: 'Patients' }).waitFor();
  forgive(page, /^503 from/);
  await page.route('**/api/board', (route) => route.abort());
  await page.getByRole('link', { name: 'Board', exact: true }).click();
  await page.getByRole('heading', { name: 'The clinic’s server cannot be reached' }).waitFor();
  await findsNothing(page, 'the board without a server');
  await page.unroute('**/api/board');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('link', { name: 'Ingrid Lindqvist' }).waitFor();
});
