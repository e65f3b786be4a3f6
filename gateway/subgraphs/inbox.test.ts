import { Inbox } from './inbox';
import type { SubgraphResult } from './subgraph';

const result = (name: string): SubgraphResult => ({ data: { name } });
const DONE = { done: true, value: undefined };

/** What is told and taken, in order. */
function inboxOf() {
  const told: string[] = [];
  const inbox = new Inbox({
    onPosition: (cursor, caughtUp) => told.push(caughtUp ? `caught up at ${cursor}` : `at ${cursor}`),
    onUnread: (count) => told.push(`${count} unread`),
    onReturn: () => told.push('left'),
  });
  const take = async (): Promise<void> => {
    const { value } = await inbox.next();
    told.push(value ? `got ${String(value.data?.name)}` : 'end');
  };
  return { inbox, told, take };
}

it('tells a position when all before it was taken, and the next result is asked for', async () => {
  const { inbox, told, take } = inboxOf();
  inbox.add(result('a'));
  inbox.addPosition('1', false);
  inbox.add(result('b'));
  await take();
  await take();
  expect(told).toEqual(['1 unread', '2 unread', '1 unread', 'got a', 'at 1', '0 unread', 'got b']);
});

it('tells a position at once to who waits, and of several that nobody asked for the last one', async () => {
  const { inbox, told, take } = inboxOf();
  const taking = take();
  inbox.addPosition('1', false);
  inbox.add(result('a'));
  for (const [cursor, caughtUp] of [
    ['2', false],
    ['3', true],
    ['4', true],
  ] as const)
    inbox.addPosition(cursor, caughtUp);
  await taking;
  expect(told).toEqual(['at 1', 'got a']);
  inbox.end();
  await take();
  expect(told.slice(2)).toEqual(['caught up at 4', 'end']);
});

it('gives what is there before its end, and throws an error once', async () => {
  const { inbox } = inboxOf();
  inbox.add(result('a'));
  inbox.end(new Error('lost'));
  inbox.add(result('b'));
  expect(await inbox.next()).toEqual({ done: false, value: result('a') });
  await expect(inbox.next()).rejects.toThrow('lost');
  expect(await inbox.next()).toEqual(DONE);
});

it('throws an error to who waits', async () => {
  const { inbox } = inboxOf();
  const [first, second] = [inbox.next(), inbox.next()];
  inbox.end(new Error('lost'));
  await expect(first).rejects.toThrow('lost');
  expect(await second).toEqual(DONE);
});

it('lets a return wait for nothing, and forgets what was not taken', async () => {
  const { inbox, told } = inboxOf();
  const waiting = inbox.next();
  expect(await inbox.return()).toEqual(DONE);
  expect(await waiting).toEqual(DONE);
  inbox.add(result('a'));
  inbox.addPosition('1', false);
  expect(await inbox.next()).toEqual(DONE);
  await inbox.return();
  expect(told).toEqual(['left']);

  const full = inboxOf();
  full.inbox.add(result('a'));
  await full.inbox.return();
  expect(await full.inbox.next()).toEqual(DONE);
});
