import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canEnter } from './reach';

const STRANGER = { uid: 54_321, gid: 54_321 };

describe('canEnter', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'reach-')));
  const inner = join(folder, 'inner');
  mkdirSync(inner, { mode: 0o755 });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('lets nobody through a closed directory above', () => {
    expect(canEnter(inner, STRANGER)).toBe(false);
    expect(canEnter(inner, { uid: process.getuid!(), gid: 54_321 })).toBe(true);
  });

  it('lets all through open ones', () => {
    chmodSync(folder, 0o711);
    expect(canEnter(inner, STRANGER)).toBe(true);
  });
});
