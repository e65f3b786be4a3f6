import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFile } from '../paths';

const FOLDERS = ['platform', 'services', 'gateway', 'hub', 'data'];
const WRITES =
  /append_events|rotate_epoch|prune_events|erase_event|(insert\s+into|update|delete\s+from|truncate|copy)\s+\S*event_(log|head)/i;
/** They grant and withhold the rights to write it; tests break logs on purpose. */
const MAY = /^platform\/(events\/|database\/provision\.ts$)|\.test\.ts$/;

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(projectFile(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/'))),
);

it('is platform/events that writes the log, and nobody else', () => {
  const writers = sources.filter((file) => WRITES.test(readFileSync(projectFile(file), 'utf8')));
  expect(writers).toContain('platform/events/transaction.ts');
  expect(writers.filter((file) => !MAY.test(file))).toEqual([]);
});

it.each([
  ['INSERT INTO event_log VALUES (1)', true],
  ['update "x".event_head set pos = 1', true],
  ['SELECT append_events($1)', true],
  ['SELECT epoch FROM event_head', false],
])('would notice %s: %s', (sql, noticed) => {
  expect(WRITES.test(sql)).toBe(noticed);
});
