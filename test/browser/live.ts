import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { freePort, ready, startProcess } from '../support/processes';
import { launchChromium } from './chromium';

/** Seconds between the steps of the play. */
const PACE = '0.3';

/**
 * The README's second minute, as a new user lives it: the hub is started, the explorer of a real browser follows meetings,
 * and `hub play` plays one beside it. SCREENSHOT names a file for a picture of it.
 */
async function main(): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'hub-live-'));
  const env = { HUB_DATA: home, PORT: String(await freePort()) };
  const hub = startProcess(['start'], env);
  const browser = await launchChromium();
  try {
    await ready(`http://127.0.0.1:${env.PORT}/readyz`, hub, 90_000);
    const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
    await page.goto(`http://127.0.0.1:${env.PORT}/graphql`);
    await follow(page);
    const play = startProcess(['play', '--seconds', PACE], env);
    const played = new Promise<number | null>((resolve) => play.child.once('exit', resolve));
    await shows(page, '"kind": "SCHEDULED"');
    await shows(page, '"kind": "ITEM_OPENED"');
    if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT });
    await shows(page, '"kind": "MINUTES_POSTED"');
    if ((await played) !== 0) throw new Error(`The play failed: ${play.log()}`);
    console.log('The explorer follows a meeting while it is played, from its notice to its minutes.');
  } finally {
    await browser.close();
    await hub.end();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Runs the example that follows meetings, and waits until the hub has told where its stream begins. */
async function follow(page: Page): Promise<void> {
  const positions: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      if (String(payload).includes('"cursor"')) positions.push(String(payload));
    });
  });
  const editor = page.locator('.graphiql-query-editor .view-lines');
  // A tab that is clicked before the editor is there stays without its text.
  await editor.filter({ hasText: 'Bodies' }).waitFor();
  await page.locator('.graphiql-tab-button', { hasText: 'AMeetingLive' }).click();
  await editor.filter({ hasText: 'meetingUpdates' }).waitFor();
  // While the editor is still getting ready, a click does nothing.
  for (let attempt = 0; attempt < 10 && positions.length === 0; attempt++) {
    await page.locator('.graphiql-execute-button').click();
    await page.waitForTimeout(3_000);
  }
  if (positions.length === 0) throw new Error('The explorer follows nothing.');
}

async function shows(page: Page, text: string): Promise<void> {
  await page.locator('.graphiql-response').filter({ hasText: text }).waitFor({ timeout: 30_000 });
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
