import { reportedError, reportedPath } from './subgraph-errors';

const CONTROLS = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e]/u;

describe('the text of an error that a subgraph reports', () => {
  it('keeps its words, in one line and without what a terminal obeys', () => {
    const { message } = reportedError({ message: 'Not\r\nfound \u001b[31mred\u202e \u009b2J é 🎉' }, undefined, 'a');
    expect(message).not.toMatch(CONTROLS);
    expect(message).toBe('Not found  [31mred   2J é 🎉');
  });

  it('is cut at a thousand characters, but not within one', () => {
    const { message } = reportedError({ message: `${'x'.repeat(999)}🎉${'x'.repeat(100_000)}` }, undefined, 'a');
    expect(message).toBe('x'.repeat(999));
  });

  it('is replaced when nothing of it can be printed', () => {
    expect(reportedError({ message: '\u0000\u0007' }, undefined, 'a').message).toBe('The service reported an error.');
  });

  it('is printable in extensions too, the keys included', () => {
    const extensions = { code: 'GONE', hints: [{ 'a\u001b': 'b\u0007\nc' }], count: 2 };
    const told = reportedError({ message: 'gone', extensions }, undefined, 'a').extensions;
    expect(told).toEqual({ code: 'GONE', hints: [{ 'a ': 'b c' }], count: 2, serviceName: 'a' });
  });

  it('has a path only of what can be keys of fields', () => {
    expect(reportedPath({ path: ['_entities', 0, 'name'] })).toEqual(['_entities', 0, 'name']);
    for (const key of ['a\u001b[2J', '', 'two words', 'x'.repeat(300)])
      expect(reportedPath({ path: ['_entities', 0, key] })).toBeUndefined();
  });
});
