import assert from 'node:assert/strict';
import { PASSWORD } from '../../src/cli/demonstration/clinic.ts';
import { browserTest, PHONE } from './browser-test.ts';
import { openClinic } from './clinic.ts';

const clinic = openClinic();

browserTest(
  clinic,
  'whoever signs in comes to the page that he asked for, and a wrong password to none',
  async ({ anybody }) => {
    const page = await anybody();
    const patient = `/patients/${await clinic.patientCalled('Ingrid Lindqvist')}/record`;
    await page.goto(patient);
    await page.getByLabel('User name').fill('nurse');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('User name and password do not match.').waitFor();
    assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), '');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${patient}`);
    await page.getByRole('heading', { name: 'Patient registered' }).waitFor();
  },
);

browserTest(
  clinic,
  'after signing out nothing of the clinic is left, not even behind the back button',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await page.goto('/');
    await page.getByRole('link', { name: 'Ingrid Lindqvist' }).click();
    await page.getByRole('heading', { name: 'Reservoir' }).waitFor();
    await page.getByRole('button', { name: /Settings and sign out/ }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    assert.equal(await page.getByText('Lindqvist').count(), 0);
  },
);

browserTest(
  clinic,
  '[SR-72] a session that ends asks for the password over the page, and goes on where it was',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await page.goto('/');
    await page.getByRole('link', { name: 'Ingrid Lindqvist' }).waitFor();
    await page.context().request.post('/api/sign-out');
    await page.getByRole('link', { name: 'Ingrid Lindqvist' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session ended' });
    await dialog.waitFor();
    assert.equal(await dialog.getByLabel('User name').inputValue(), 'nurse');
    await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: 'Reservoir' }).waitFor();
  },
);

browserTest(
  clinic,
  'the board shows every patient of the clinic once, the most urgent first',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await page.goto('/');
    const rows = page.getByRole('table', { name: 'Board' }).getByRole('row');
    await rows.filter({ hasText: 'LS-10017' }).waitFor();
    const { rows: all } = (await (await clinic.ask('nurse', '/api/board')).json()) as {
      rows: { recordNumber: string }[];
    };
    const texts = await rows.allInnerTexts();
    const shown = texts.flatMap((text) => /LS-\d+/.exec(text) ?? []);
    assert.deepEqual(new Set(shown), new Set(all.map((row) => row.recordNumber)));
    assert.equal(shown.length, 13);
    assert.match(texts[1] ?? '', /Overdue/);
    assert.match(texts[2] ?? '', /Fernández/);
  },
);

browserTest(
  clinic,
  'a chip leaves only its group, a drug only its patients, three letters only a name',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await page.goto('/');
    const links = page.getByRole('table', { name: 'Board' }).getByRole('link');
    await links.filter({ hasText: 'Ingrid Lindqvist' }).waitFor();
    const chip = page.getByRole('group', { name: 'Groups' }).getByRole('button', { name: /Pump stopped/ });
    await chip.click();
    assert.deepEqual(await links.allInnerTexts(), ["Siobhán O'Brien-Ferreira"]);
    assert.equal(await chip.getAttribute('aria-pressed'), 'true');
    await chip.click();
    await page.getByRole('combobox', { name: 'Drug' }).selectOption({ label: 'ziconotide' });
    assert.deepEqual(await links.allInnerTexts(), ['Kwame Owusu-Ansah']);
    await page.getByRole('combobox', { name: 'Drug' }).selectOption({ label: 'All drugs' });
    // Written as somebody types who has no such letters on his keyboard.
    await page.getByRole('searchbox', { name: 'Search this board' }).fill('olaf');
    assert.deepEqual(await links.allInnerTexts(), ['Þórunn Ólafsdóttir']);
  },
);

browserTest(clinic, 'the board is walked and a patient found without a mouse', async ({ signedIn }) => {
  const page = await signedIn('nurse');
  await page.goto('/');
  await page.getByRole('link', { name: 'Ingrid Lindqvist' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'page', 'the skip link skips');
  const focused = (): Promise<string> =>
    page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText ?? '');
  const links = page.getByRole('table', { name: 'Board' }).getByRole('link');
  await links.first().focus();
  await page.keyboard.press('ArrowDown');
  await links.nth(1).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('End');
  await page.getByRole('link', { name: 'Ingrid Lindqvist' }).and(page.locator(':focus')).waitFor();
  assert.equal(await focused(), 'Ingrid Lindqvist');
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: /Name or record number/ });
  await field.and(page.locator(':focus')).waitFor();
  await page.keyboard.type('Πα');
  const hits = page.getByRole('listbox', { name: 'Find a patient' }).getByRole('option');
  assert.equal(await hits.count(), 0);
  await page.keyboard.type('π');
  await hits.filter({ hasText: 'Παπαδοπούλου' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/patients/${await clinic.patientCalled('Δήμητρα Παπαδοπούλου')}`);
  await page.getByRole('heading', { name: 'Reservoir' }).waitFor();
});

browserTest(clinic, 'on a phone every patient of the board can be reached', async ({ signedIn }) => {
  const page = await signedIn('nurse', PHONE);
  await page.goto('/');
  await page.getByRole('link', { name: /María José/ }).waitFor();
  const last = page.getByRole('link', { name: 'Ingrid Lindqvist' });
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await last.click();
  await page.getByRole('heading', { name: 'Reservoir' }).waitFor();
});

browserTest(
  clinic,
  'while the server is gone the page says so and stands, and goes on by itself',
  async ({ signedIn, forgive }) => {
    const page = await signedIn('nurse');
    await page.goto(`/patients/${await clinic.patientCalled('Ingrid Lindqvist')}`);
    await page.getByRole('heading', { name: 'Reservoir' }).waitFor();
    forgive(page, /Failed to fetch/);
    await page.context().setOffline(true);
    await page.getByText('This device is offline').waitFor();
    assert.ok(await page.getByRole('heading', { name: 'Reservoir' }).isVisible());
    await page.context().setOffline(false);
    await page.getByText('This device is offline').waitFor({ state: 'hidden' });
  },
);

browserTest(
  clinic,
  'the sign-in page offers the people of the demonstration, and one press signs in',
  async ({ anybody }) => {
    const page = await anybody();
    await page.goto('/');
    const people = page.getByRole('region', { name: 'Try the demonstration' });
    await people.getByText(PASSWORD).waitFor();
    await people.getByRole('button', { name: /Helena Brandt/ }).click();
    await page.getByRole('link', { name: 'Ingrid Lindqvist' }).waitFor();
    await page.getByText('Demonstration clinic: synthetic patients.').waitFor();
    const me = (await (await page.request.get('/api/me')).json()) as { username: string };
    assert.equal(me.username, 'physician');
  },
);

browserTest(
  clinic,
  '[SR-59] [SR-60] a visit left open speaks on the board, and no dose of the old fill is shown anywhere',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await page.goto('/');
    const row = page.getByRole('row').filter({ hasText: 'LS-10019' });
    await row.getByText('Dose in doubt').waitFor();
    assert.doesNotMatch(await row.innerText(), /mg\/day/);
    await page.getByText('A visit has been open for more than 30 minutes').waitFor();
    await row.getByRole('link').click();
    await page.getByRole('heading', { name: /10\smg\/mL was injected .* 5\smg\/mL/ }).waitFor();
    const header = page.getByRole('region', { name: 'Patient', exact: true });
    assert.doesNotMatch(await header.innerText(), /mg\/day/);
  },
);

browserTest(
  clinic,
  'a group and a drug stand in the address of the board and are there again on the way back',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await page.goto('/?group=on-plan&drug=baclofen');
    const links = page.getByRole('table', { name: 'Board' }).getByRole('link');
    await links.filter({ hasText: 'Ingrid Lindqvist' }).waitFor();
    assert.deepEqual(await links.allInnerTexts(), ['Ingrid Lindqvist']);
    await links.first().click();
    await page.getByRole('heading', { name: 'Reservoir', exact: true }).waitFor();
    await page.goBack();
    await links.first().waitFor();
    assert.deepEqual(await links.allInnerTexts(), ['Ingrid Lindqvist']);
    await page.getByRole('combobox', { name: 'Drug' }).selectOption({ label: 'All drugs' });
    await page.waitForURL('**/?group=on-plan');
  },
);
