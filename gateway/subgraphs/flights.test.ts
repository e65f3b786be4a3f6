import { Flights, type Task } from './flights';

class Work implements Task<string> {
  cancelled = 0;
  resolve!: (value: string) => void;
  reject!: (error: Error) => void;
  readonly result = new Promise<string>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });

  cancel(): void {
    this.cancelled++;
    this.reject(new Error('given up'));
  }
}

let flights: Flights<string>;
let started: Work[];
beforeEach(() => {
  flights = new Flights();
  started = [];
});

function join(key: string, signal?: AbortSignal): Promise<string> {
  return flights.join(key, signal, () => {
    const work = new Work();
    started.push(work);
    return work;
  });
}

it('equal work in flight is done once, and other work by itself', async () => {
  const joined = [join('a'), join('a', new AbortController().signal), join('b')];
  expect(started).toHaveLength(2);
  started[0].resolve('A');
  started[1].resolve('B');
  expect(await Promise.all(joined)).toEqual(['A', 'A', 'B']);
});

it('work that has ended, well or badly, is not joined', async () => {
  const first = join('a');
  started[0].reject(new Error('no'));
  await expect(first).rejects.toThrow('no');
  const second = join('a');
  started[1].resolve('A');
  expect(await second).toBe('A');
  expect(flights.has('a')).toBe(false);
  void join('a');
  expect(started).toHaveLength(3);
});

describe('whoever is aborted', () => {
  it('leaves at once with the reason, and the others are taken home', async () => {
    const leaving = new AbortController();
    const left = join('a', leaving.signal);
    const staying = join('a', new AbortController().signal);
    leaving.abort(new Error('enough'));
    await expect(left).rejects.toThrow('enough');
    expect(started[0].cancelled).toBe(0);
    started[0].resolve('A');
    expect(await staying).toBe('A');
  });

  it('as the last ends the work, which nobody joins any more', async () => {
    const leaving = [new AbortController(), new AbortController()];
    const left = leaving.map(({ signal }) => join('a', signal));
    for (const controller of leaving) controller.abort(new Error('enough'));
    for (const result of left) await expect(result).rejects.toThrow('enough');
    expect(started[0].cancelled).toBe(1);
    const next = join('a');
    expect(started).toHaveLength(2);
    started[1].resolve('A');
    expect(await next).toBe('A');
  });

  it('does not end what is waited for without a signal', async () => {
    const leaving = new AbortController();
    const left = join('a', leaving.signal);
    const staying = join('a');
    leaving.abort(new Error('enough'));
    await expect(left).rejects.toThrow('enough');
    started[0].resolve('A');
    expect(await staying).toBe('A');
    expect(started[0].cancelled).toBe(0);
  });

  it('before joining starts nothing', async () => {
    await expect(join('a', AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    expect(started).toEqual([]);
  });

  it('after landing changes nothing', async () => {
    const late = new AbortController();
    const landed = join('a', late.signal);
    started[0].resolve('A');
    await landed;
    late.abort();
    expect(started[0].cancelled).toBe(0);
  });
});

describe('what is forgotten', () => {
  it('is joined no more, and is taken home', async () => {
    const before = join('a');
    flights.forget();
    const after = join('a');
    started[0].resolve('old');
    started[1].resolve('new');
    expect(await Promise.all([before, after])).toEqual(['old', 'new']);
  });

  it('takes nothing of what came after with it when it lands or is given up', async () => {
    const leaving = new AbortController();
    const before = [join('a', leaving.signal), join('b')];
    flights.forget();
    void join('a');
    void join('b');
    leaving.abort(new Error('enough'));
    started[1].resolve('old');
    await expect(before[0]).rejects.toThrow('enough');
    await before[1];
    expect([flights.has('a'), flights.has('b')]).toEqual([true, true]);
  });
});
