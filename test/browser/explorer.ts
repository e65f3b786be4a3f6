import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { projectFile } from '../../platform/paths';
import { explorerExamples } from '../../hub/explorer-examples';
import { startSmallGateway } from '../support/small-gateway';
import { launchChromium } from './chromium';

/**
 * Opens the explorer in a real browser and asks a question with it. Usage: explorer.js [address of a running hub]
 * SCREENSHOT names a file for a picture of it.
 */
async function main([url]: string[]): Promise<void> {
  const gateway = url
    ? null
    : await startSmallGateway({
        explorer: { folder: projectFile('gateway', 'explorer', 'dist'), examples: () => EXAMPLES },
      });
  const browser = await launchChromium();
  try {
    await check(
      browser,
      url ?? `${gateway?.url}/graphql`,
      url ? explorerExamples().map(({ name }) => name) : EXAMPLES.map(({ name }) => name),
    );
    console.log(
      'The explorer opens, has its examples, completes field names and answers. Nothing was asked of another host.',
    );
  } finally {
    await browser.close();
    await gateway?.stop();
  }
}

const EXAMPLES = [
  { name: 'Words', query: '# All words.\nquery Words {\n  words {\n    text\n  }\n}', variables: {} },
  {
    name: 'OneWord',
    query: '# One word.\nquery OneWord($text: String!) {\n  word(text: $text) {\n    length\n  }\n}',
    variables: { text: 'moon' },
  },
];

async function check(browser: Browser, url: string, names: readonly string[]): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
  const complaints = watch(page, new URL(url).origin);
  await page.goto(url);
  const tabs = page.locator('.graphiql-tab-button');
  await tabs.first().waitFor();
  assert.deepEqual(
    (await tabs.allInnerTexts()).map((text) => text.trim()),
    names,
  );
  await ask(page);
  await tabs.nth(1).click();
  await ask(page);
  if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT });
  await complete(page);
  assert.deepEqual(complaints, []);
}

/** Whatever the browser complains of, requests to other hosts included. */
function watch(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(?:data|blob):/.test(request.url()))
      complaints.push(`asked ${request.url()}`);
  });
  return complaints;
}

/** Asks, again while the editor is still getting ready, until the answer is there. */
async function ask(page: Page): Promise<void> {
  const answer = page.locator('.graphiql-response').filter({ hasText: /"data":\s*\{/ });
  for (let attempt = 0; attempt < 10 && !(await answer.isVisible()); attempt++) {
    await page.locator('.graphiql-execute-button').click();
    await answer.waitFor({ timeout: 3_000 }).catch(() => undefined);
  }
  await answer.waitFor({ timeout: 1_000 });
}

/** The editor knows the schema: its worker runs, and offers the fields there are. */
async function complete(page: Page): Promise<void> {
  await page.locator('.graphiql-query-editor .view-lines').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nquery Another { __', { delay: 30 });
  await page.getByText('__typename', { exact: false }).first().waitFor();
}

void main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
