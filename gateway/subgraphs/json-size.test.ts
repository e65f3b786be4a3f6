import { copyJson } from './json';

describe('an answer of a service in this process', () => {
  it('has so many values and no more', () => {
    const answer = { rows: Array.from({ length: 7 }, () => ({ id: 1 })) };
    expect(copyJson(answer, 16)).toEqual(answer);
    expect(() => copyJson(answer, 15)).toThrow(
      expect.objectContaining({ code: 'SUBGRAPH_BAD_RESPONSE', message: 'an answer of more than 15 values' }),
    );
  });

  it('may be long, but not without end', () => {
    const rows = (count: number): unknown => ({ rows: new Array<number>(count).fill(0) });
    expect(() => copyJson(rows(999_998))).not.toThrow();
    expect(() => copyJson(rows(999_999))).toThrow('an answer of more than 1000000 values');
  });
});
