import { StoppableIterator } from './stoppable-iterator';

const DONE = { done: true, value: undefined };

function streamOf(take: () => Promise<IteratorResult<number, undefined>>) {
  const stop = new AbortController();
  const release = jest.fn();
  return { stop, release, stream: new StoppableIterator(take, release, stop.signal) };
}

const forever = (): Promise<never> => new Promise(() => undefined);

it('ends at once for who waits, when it is stopped', async () => {
  const { stop, release, stream } = streamOf(forever);
  const waiting = [stream.next(), stream.next()];
  stop.abort();
  expect(await Promise.all(waiting)).toEqual([DONE, DONE]);
  expect(await stream.next()).toEqual(DONE);
  expect(release).toHaveBeenCalledTimes(1);
});

it('does not let a return wait behind a next', async () => {
  const { release, stream } = streamOf(forever);
  const waiting = stream.next();
  expect(await stream.return()).toEqual(DONE);
  expect(await waiting).toEqual(DONE);
  await stream.return();
  expect(release).toHaveBeenCalledTimes(1);
});

it('tells the error that ends it to who asked, and is at its end', async () => {
  const { release, stream } = streamOf(async () => {
    throw new Error('broken');
  });
  await expect(stream.next()).rejects.toThrow('broken');
  expect(await stream.next()).toEqual(DONE);
  expect(release).toHaveBeenCalledTimes(1);
});

it('releases what it holds when its source ends', async () => {
  let left = 2;
  const { release, stream } = streamOf(async () =>
    left > 0 ? { done: false, value: left-- } : { done: true, value: undefined },
  );
  const values: number[] = [];
  for await (const value of stream) values.push(value);
  expect(values).toEqual([2, 1]);
  expect(release).toHaveBeenCalledTimes(1);
});

it('is at its end where it was stopped before it began', async () => {
  const { stop } = streamOf(forever);
  stop.abort();
  const release = jest.fn();
  expect(await new StoppableIterator(forever, release, stop.signal).next()).toEqual(DONE);
  expect(release).toHaveBeenCalledTimes(1);
});
