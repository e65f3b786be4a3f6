import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SILENT } from '../platform/log';
import { until } from '../test/support/raw-subgraph';
import { FileWatch } from './file-watch';

let folder: string;
let file: string;
let changes: string[];
let watch: FileWatch;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hub-watch-'));
  file = path.join(folder, 'it');
  changes = [];
  writeFileSync(file, 'one');
  watch = new FileWatch(file, 'one', (text) => changes.push(text), SILENT);
});
afterEach(async () => {
  await watch.stop();
  rmSync(folder, { recursive: true });
});

it('tells each content once, however the file is replaced', async () => {
  writeFileSync(file, 'two');
  await until(() => changes.length === 1);
  writeFileSync(`${file}.new`, 'three');
  renameSync(`${file}.new`, file);
  await until(() => changes.length === 2);
  rmSync(file);
  writeFileSync(file, 'four');
  await until(() => changes.length === 3);
  expect(changes).toEqual(['two', 'three', 'four']);
});

it('keeps to what was there while there is no file', async () => {
  const warn = jest.spyOn(SILENT, 'warn');
  rmSync(file);
  await until(() => warn.mock.calls.length > 0);
  writeFileSync(file, 'two');
  await until(() => changes.length === 1);
  expect(warn).toHaveBeenCalledTimes(1);
  warn.mockRestore();
});

it('tells nothing of a file that is written again and again before it has stood still', async () => {
  let length = 0;
  const writing = setInterval(() => writeFileSync(file, 'x'.repeat(++length)), 50);
  await until(() => length > 30);
  clearInterval(writing);
  expect(changes).toEqual([]);
  await until(() => changes.length === 1);
  expect(changes).toEqual(['x'.repeat(length)]);
});
