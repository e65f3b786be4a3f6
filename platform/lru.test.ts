import { Lru } from './lru';

const byLength = (budget: number) => new Lru<string, string>(budget, (value) => value.length);

describe('a map of what was used last', () => {
  it('lets go of the entry that was not used longest, once all together weigh too much', () => {
    const lru = byLength(6);
    lru.set('a', 'xx');
    lru.set('b', 'xx');
    lru.set('c', 'xx');
    lru.get('a');
    lru.set('d', 'x');
    expect(['a', 'b', 'c', 'd'].map((key) => lru.get(key))).toEqual(['xx', undefined, 'xx', 'x']);
    expect([lru.size, lru.weight]).toEqual([3, 5]);
  });

  it('lets go of as many as it takes', () => {
    const lru = byLength(6);
    for (const key of ['a', 'b', 'c']) lru.set(key, 'xx');
    lru.set('d', 'xxxxx');
    expect([lru.size, lru.weight, lru.get('d')]).toEqual([1, 5, 'xxxxx']);
  });

  it('does not keep what weighs more than all may, and keeps the others', () => {
    const lru = byLength(6);
    lru.set('a', 'xx');
    lru.set('b', 'xxxxxxx');
    expect([lru.get('a'), lru.get('b'), lru.weight]).toEqual(['xx', undefined, 2]);
  });

  it('weighs by the key where that is what is heavy', () => {
    const lru = new Lru<string, number>(3, (_value, key) => key.length);
    lru.set('aaa', 1);
    lru.set('b', 2);
    expect([lru.get('aaa'), lru.get('b')]).toEqual([undefined, 2]);
  });

  it('counts an entry once that is set twice, and none that is deleted', () => {
    const lru = byLength(6);
    lru.set('a', 'xxxx');
    lru.set('a', 'xx');
    lru.set('b', 'xxx');
    lru.delete('b');
    lru.delete('b');
    expect([lru.size, lru.weight]).toEqual([1, 2]);
  });

  it('follows an entry that grows', () => {
    const lru = new Lru<string, string[]>(3, (value) => value.length);
    const growing = ['x'];
    lru.set('a', growing);
    lru.set('b', ['x', 'x']);
    growing.push('x');
    lru.reweigh('a');
    expect([lru.get('a'), lru.get('b'), lru.weight]).toEqual([growing, undefined, 2]);
    growing.push('x', 'x');
    lru.reweigh('a');
    lru.reweigh('unknown');
    expect([lru.size, lru.weight]).toEqual([0, 0]);
  });
});
