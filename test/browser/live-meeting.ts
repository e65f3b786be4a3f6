import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { projectFile } from '../../platform/paths';
import { freePort, ready, startProcess } from '../support/processes';
import { TcpProxy } from '../support/tcp-proxy';
import { launchChromium } from './chromium';

/** What the page lists of the play, in this order. */
const HAPPENED = [
  'Scheduled',
  'Agenda published',
  'Began',
  ...['Opened: item 1', 'Done: item 1', 'Opened: item 2', 'Done: item 2'],
  'Somebody came or left',
  ...['Opened: item 3', 'Done: item 3'],
  'A break',
  'Goes on',
  ...['Opened: item 4', 'Done: item 4', 'Opened: item 5', 'Done: item 5'],
  'Adjourned',
  'Minutes posted',
];

/**
 * Opens examples/live-meeting from the disk in a real browser, and plays a meeting while the network breaks and is away:
 * the page shows everything once. Then it is used by keyboard, and read as assistive technology would.
 */
async function main(): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'live-meeting-'));
  const env = { HUB_DATA: home, PORT: String(await freePort()) };
  const hub = startProcess(['start'], env);
  const url = `http://127.0.0.1:${env.PORT}/graphql`;
  const proxy = await TcpProxy.start(url);
  const browser = await launchChromium();
  try {
    await ready(`http://127.0.0.1:${env.PORT}/readyz`, hub, 90_000);
    const page = await browser.newPage();
    const slips: string[] = [];
    page.on('pageerror', (error) => slips.push(String(error)));
    await page.goto(
      `${pathToFileURL(projectFile('examples', 'live-meeting', 'index.html')).href}?hub=${proxy.through(url)}`,
    );
    await page.getByRole('status').getByText('Live').waitFor();
    const play = startProcess(['play', '--seconds', '0.2'], env);
    await breakTheNetwork(page, proxy);
    await listed(page, HAPPENED.at(-1)!);
    await checkList(page, HAPPENED);
    await checkAccess(page);
    assert.deepEqual([slips, play.log()], [[], '']);
    console.log(
      'The example page shows a played meeting once and in order, through a network that breaks, in two languages.',
    );
  } finally {
    await browser.close();
    await proxy.stop();
    await hub.end();
    rmSync(home, { recursive: true, force: true });
  }
}

async function breakTheNetwork(page: Page, proxy: TcpProxy): Promise<void> {
  await listed(page, 'Began');
  proxy.drop();
  await page.getByRole('status').getByText('Looking for the hub').waitFor();
  await listed(page, 'Done: item 1');
  await page.context().setOffline(true);
  proxy.drop();
  await page.getByRole('status').getByText('Looking for the hub').waitFor();
  await page.waitForTimeout(1_000);
  await page.context().setOffline(false);
  await page.getByRole('status').getByText('Live').waitFor();
}

function listed(page: Page, text: string): Promise<void> {
  return page.getByRole('listitem').filter({ hasText: text }).first().waitFor({ timeout: 30_000 });
}

async function checkList(page: Page, expected: readonly string[]): Promise<void> {
  const lines = await page.getByRole('log').getByRole('listitem').allInnerTexts();
  assert.deepEqual(
    lines.map((line) => line.replace(/^[\d:]+(?:\s[AP]M)?\s/, '')),
    expected,
  );
}

/** By role and name, as assistive technology finds things. */
async function checkAccess(page: Page): Promise<void> {
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.getByRole('heading', { level: 1, name: 'A sample meeting, played' }).waitFor();
  assert.deepEqual(await page.locator('dd').allInnerTexts(), ['Adjourned', '–', await present(page)]);
  assert.equal(await page.locator('dl').getAttribute('aria-live'), 'polite');
  assert.equal(await page.getByRole('log', { name: 'What happened' }).count(), 1);
  const nameless = await page
    .getByRole('button')
    .evaluateAll((all) => all.filter((one) => !one.textContent?.trim()).length);
  assert.equal(nameless, 0);
  assert.equal(await page.getByRole('button', { name: 'Español' }).getAttribute('lang'), 'es');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('html').getAttribute('lang'), 'es');
  await page.getByRole('heading', { level: 1, name: 'Una reunión de muestra' }).waitFor();
  await page.getByRole('log', { name: 'Lo que pasó' }).getByText('Acta publicada').waitFor();
  assert.equal(await page.getByRole('button', { name: 'English' }).getAttribute('lang'), 'en');
  assert.equal(await page.locator('[onclick]').count(), 0);
}

async function present(page: Page): Promise<string> {
  const text = await page.locator('#present').innerText();
  assert.match(text, /^\d+(?:; the quorum is \d+)?$/);
  return text;
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
