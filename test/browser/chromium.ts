import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** A real browser. CHROMIUM says where it is, if not in /usr/bin. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

function chromiumPath(): string {
  const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  );
  if (!found) throw new Error('There is no Chromium: install it, or set CHROMIUM to its path.');
  return found;
}
