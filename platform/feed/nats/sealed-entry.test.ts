import { generateKeyPairSync } from 'node:crypto';
import type { LogEntry } from '../../events/entry';
import { openEntry, sealEntry } from './sealed-entry';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519').privateKey;
const keys = [{ kid: 'k1', key: publicKey }];
const entry: LogEntry = {
  pos: 1,
  cursor: 'c',
  eventId: 'e',
  type: 'ThingHappened',
  typeVersion: 1,
  subject: 'Thing:1',
  version: 1,
  touched: ['Thing:1'],
  payload: { said: 'sí' },
  at: new Date('2026-01-31T17:00:00Z'),
};
const sealed = (key = privateKey): Uint8Array => sealEntry({ kid: 'k1', key }, { service: 'notes', epoch: 7, entry });

it('arrives as it was', () => {
  expect(openEntry(keys, 'notes', sealed())).toEqual({ epoch: 7, entry });
});

it.each<[string, Uint8Array, string]>([
  ["a stranger's", sealed(stranger), 'notes'],
  ['of another service', sealed(), 'department'],
  ['empty', Buffer.alloc(0), 'notes'],
  ['short', sealed().subarray(0, 40), 'notes'],
  ['changed', Buffer.concat([sealed(), Buffer.from(' ')]), 'notes'],
])('is not taken where it is %s', (_what, bytes, service) => {
  expect(openEntry(keys, service, bytes)).toBeNull();
});
