import { PlanCache } from './plan-cache';

class Growing {
  constructor(
    public weight: number,
    readonly grew: () => void = () => undefined,
  ) {}
}

const make = (weight: number) => async (onGrowth: () => void) => new Growing(weight, onGrowth);
const never = () => Promise.reject(new Error('It should be there.'));

describe('the cache of plans', () => {
  it('makes the value of a text and a name once', async () => {
    const cache = new PlanCache<Growing>(10);
    const first = await cache.get('text', 'name', make(1));
    expect(await cache.get('text', 'name', never)).toBe(first);
    expect(await cache.get('text', 'other', make(1))).not.toBe(first);
    expect(await cache.get('other', 'name', make(1))).not.toBe(first);
  });

  it('does not take a name and a text for another name and another text', async () => {
    const cache = new PlanCache<Growing>(10);
    const first = await cache.get('bc', 'a', make(1));
    expect(await cache.get('c', 'ab', make(1))).not.toBe(first);
    expect(await cache.get('1:abc', '', make(1))).not.toBe(first);
  });

  it('makes a value once for all who ask while it is being made', async () => {
    const cache = new PlanCache<Growing>(10);
    const made = jest.fn(make(1));
    const all = await Promise.all([1, 2, 3].map(() => cache.get('text', '', made)));
    expect(new Set(all).size).toBe(1);
    expect(made).toHaveBeenCalledTimes(1);
  });

  it('does not keep a failure', async () => {
    const cache = new PlanCache<Growing>(10);
    await expect(cache.get('text', '', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(cache.get('text', '', make(1))).resolves.toBeInstanceOf(Growing);
  });

  it('keeps the values used last, as many as weigh no more than the budget', async () => {
    const cache = new PlanCache<Growing>(10);
    for (const text of ['a', 'b', 'c']) await cache.get(text, '', make(3));
    await cache.get('a', '', never);
    await cache.get('d', '', make(4));
    await cache.get('a', '', never);
    expect([cache.size, cache.weight]).toEqual([3, 10]);
    await expect(cache.get('b', '', never)).rejects.toThrow();
  });

  it('makes room when a value grows', async () => {
    const cache = new PlanCache<Growing>(10);
    await cache.get('a', '', make(3));
    const growing = await cache.get('b', '', make(3));
    growing.weight = 8;
    growing.grew();
    expect([cache.size, cache.weight]).toEqual([1, 8]);
    await cache.get('b', '', never);
  });
});
