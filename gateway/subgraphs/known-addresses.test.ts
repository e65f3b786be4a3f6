import type { LookupAddress } from 'node:dns';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { KnownAddresses } from './known-addresses';

const HERE: LookupAddress = { address: '127.0.0.1', family: 4 };
const ELSEWHERE: LookupAddress = { address: '127.0.0.2', family: 4 };

type Answer = LookupAddress[] | string | 'never';

/** A name service that gives these answers, one after the other; a text is the code of an error. */
function addresses(...answers: Answer[]): { known: KnownAddresses; asked: string[] } {
  const asked: string[] = [];
  const known = new KnownAddresses((name) => {
    asked.push(name);
    const answer = answers.shift() ?? 'never';
    if (answer === 'never') return new Promise(() => undefined);
    if (typeof answer === 'string') return Promise.reject(Object.assign(new Error(answer), { code: answer }));
    return Promise.resolve(answer);
  });
  return { known, asked };
}

function find(known: KnownAddresses, family?: number): Promise<string> {
  return new Promise((resolve, reject) =>
    known.lookup('words', { family }, (error, address) => (error ? reject(error) : resolve(address as string))),
  );
}

it('are those that the name service gives now', async () => {
  const { known } = addresses([HERE], [ELSEWHERE]);
  expect([await find(known), await find(known)]).toEqual([HERE.address, ELSEWHERE.address]);
});

it('are those of before while it does not answer, and it is asked no second time meanwhile', async () => {
  const { known, asked } = addresses([HERE], 'never');
  await find(known);
  expect(await Promise.all([find(known), find(known), find(known)])).toEqual(Array(3).fill(HERE.address));
  expect(asked).toHaveLength(2);
});

it('are those of before while it is in trouble', async () => {
  const { known } = addresses([HERE], 'EAI_AGAIN', 'ESERVFAIL', [ELSEWHERE]);
  await find(known);
  expect([await find(known), await find(known), await find(known)]).toEqual([
    HERE.address,
    HERE.address,
    ELSEWHERE.address,
  ]);
});

it('are none where it says that there is no such name, or nothing was ever known', async () => {
  const { known } = addresses('EAI_AGAIN', [HERE], 'ENOTFOUND');
  await expect(find(known)).rejects.toMatchObject({ code: 'EAI_AGAIN' });
  expect(await find(known)).toBe(HERE.address);
  await expect(find(known)).rejects.toMatchObject({ code: 'ENOTFOUND' });
});

it('are of the family that is wanted', async () => {
  const { known } = addresses([HERE, { address: '::1', family: 6 }], [HERE]);
  expect(await find(known, 6)).toBe('::1');
  await expect(find(known, 6)).rejects.toMatchObject({ code: 'ENOTFOUND' });
});

it.each([true, false])('lead a connection there, where both families are tried: %s', async (autoSelectFamily) => {
  const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const { lookup } = addresses([HERE]).known;
    const socket = net.connect({ host: 'words', port, lookup, autoSelectFamily });
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    socket.destroy();
  } finally {
    server.close();
  }
});
