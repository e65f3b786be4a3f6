import type { Client } from 'pg';
import type { EntityManager } from 'typeorm';
import { isOutage } from '../database/outage';
import { TestLog } from './log-for-tests';
import { inTransaction } from './transaction';

let log: TestLog;
beforeAll(async () => {
  log = await TestLog.create();
});
afterAll(() => log.close());

/** Ends the transaction's session from without, and waits until this side has heard of it. */
async function endSession(manager: EntityManager): Promise<void> {
  const client = (await manager.queryRunner!.connect()) as Client;
  const [{ pid }] = await manager.query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid');
  const told = new Promise((resolve) => client.once('end', resolve));
  await log.sql('SELECT pg_terminate_backend($1)', [pid]);
  await told;
}

const failureOf = (work: (manager: EntityManager) => Promise<unknown>): Promise<unknown> =>
  inTransaction(log.source, ({ manager }) => work(manager)).then(
    () => null,
    (error: unknown) => error,
  );

it('tells of a connection that was lost between two statements as of an outage', async () => {
  const failure = await failureOf(async (manager) => {
    await endSession(manager);
    await manager.query('SELECT 1');
  });
  expect(isOutage(failure)).toBe(true);
});

it('tells of a connection that was lost before the commit as of an outage, and writes nothing', async () => {
  const before = await log.append();
  const failure = await inTransaction(log.source, async ({ manager }) => endSession(manager)).catch(
    (error: unknown) => error,
  );
  expect(isOutage(failure)).toBe(true);
  expect(await log.append()).toBe(before + 1);
});

it('tells of a mistake of the work as of what it is', async () => {
  const mistake = new Error('The work is wrong.');
  expect(await failureOf(() => Promise.reject(mistake))).toBe(mistake);
  expect(isOutage(await failureOf((manager) => manager.query('SELECT 1 / 0')))).toBe(false);
});
