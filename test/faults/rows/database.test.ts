import { exhaustConnections, idleTransaction, stopImmediately, terminateSessions } from '../database-faults';
import type { Fault } from '../fault';
import { type RunFigures, runFaults } from '../run';
import { World } from '../world';

let world: World;
beforeAll(async () => {
  world = await World.start();
}, 60_000);
afterAll(() => world.stop());

const run = (fault: Fault): Promise<RunFigures> =>
  runFaults(world, { seed: 3, fault, subscribers: 6, writers: 6, pause: 5, calm: true });

describe('a database that is lost under writers', () => {
  it.each<[string, Fault]>([
    ['stopped at once in mid-transaction', stopImmediately],
    ['whose sessions are all ended, again and again', terminateSessions(1_500)],
    ['that gives no connection for 3 s', exhaustConnections(3_000)],
  ])(
    '%s: nothing is lost, no position is left out, and the pool goes on by itself',
    async (_name, fault) => {
      const { pid } = world.processOf('department');
      const { kept, verdict, sentAgain, acknowledged, recovery } = await run(fault);
      expect({ kept, verdict }).toMatchObject({ kept: true });
      // Whoever writes meanwhile is told to try again, by no other code.
      expect(Object.keys(sentAgain)).toEqual(['UNAVAILABLE']);
      expect(acknowledged).toBeGreaterThan(10);
      expect(recovery.max).toBeGreaterThan(0);
      expect(recovery.max).toBeLessThan(5_000);
      expect(world.processOf('department')).toMatchObject({ pid, exitCode: null, signalCode: null });
    },
    60_000,
  );
});

it('delivers within a second while a transaction that has written is idle', async () => {
  const { kept, verdict, lag, acknowledged, sentAgain } = await run(idleTransaction(5_000));

  expect({ kept, verdict, sentAgain }).toMatchObject({ kept: true, sentAgain: {} });
  expect(acknowledged).toBeGreaterThan(100);
  expect(lag.max).toBeLessThan(1_000);
}, 30_000);
