import { closeSync, mkdtempSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepSmall, openLogFile, readAfter } from './log-file';

const MEBIBYTE = 'x'.repeat(1024 * 1024);

describe('the log of the database server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-file-'));
  const path = join(folder, 'postgres.log');

  afterAll(() => rmSync(folder, { recursive: true }));

  it('is moved aside when it has grown large, while the server goes on writing to it', () => {
    const file = openLogFile(path, undefined);
    for (let written = 0; written < 5; written++) writeSync(file, MEBIBYTE);
    keepSmall(path);
    writeSync(file, 'after');
    closeSync(file);
    expect(readFileSync(path, 'utf8')).toBe('after');
    expect(statSync(`${path}.1`).size).toBe(5 * MEBIBYTE.length);
  });

  it('is left alone while it is small', () => {
    keepSmall(path);
    expect(readAfter(path, 2)).toBe('ter');
  });
});
