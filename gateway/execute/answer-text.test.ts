import * as fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { newLibrary } from '../../test/support/library-graph';
import { Answer } from './answer';
import { lazyResult, stringifyResult } from './lazy-result';

const NO_TRACE = { fetches: 0, waves: 0 };

/** The text of the answer where `books` answers so, and the same data as objects written by JSON.stringify. */
async function expectSameText(data: Record<string, unknown>, query: string, expected: unknown = data): Promise<void> {
  const graph = newLibrary();
  graph.twists.books = () => ({ data: structuredClone(data) });
  const answer = await graph.ask(query);
  expect(answer.errors).toEqual([]);
  expect(answer.dataText).toBe(JSON.stringify(expected));
  expect(JSON.stringify(answer.data)).toBe(JSON.stringify(expected));
}

describe('the text of an answer is what JSON.stringify writes', () => {
  it.each([
    'a"b\\c',
    '\u0000\u001f\n\t',
    '\u2028\u2029',
    'é😀',
    '\ud800',
    'x\udc00y',
    '😀\ud83d',
    '',
    '</script>',
    '\u007f',
  ])('of the text %j, as a value, an ID, an item and inside a custom scalar', async (text) => {
    const data = { text, book: { id: text, tags: [text, ''] }, json: { [text]: [text] } };
    await expectSameText(data, '{ text book(id: "b1") { id tags } json }');
  });

  it.each([0, -0, 1e21, 1e-7, 5e-324, Number.MAX_VALUE, 2 ** 53, 0.1 + 0.2, -1.5])(
    'of the number %p',
    async (number) => {
      await expectSameText({ number, json: [number] }, '{ number json }');
    },
  );

  it.each([2 ** 31 - 1, -(2 ** 31), 0, -0])('of the Int %p', async (count) => {
    await expectSameText({ count }, '{ count }');
  });

  it.each([
    ['empty lists and objects', { books: [], json: {} }],
    ['lists in lists', { books: [], json: [[], [[]], {}] }],
    ['nulls', { books: null, json: null }],
  ])('of %s', async (_, data) => {
    await expectSameText(data, '{ books { id } json }');
  });

  it('of any text and any custom scalar', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 4 }), async (text, json) => {
        const data = JSON.parse(JSON.stringify({ text, json })) as Record<string, unknown>;
        if (JSON.stringify(json).includes('__proto__')) return;
        await expectSameText(data, '{ text json }');
      }),
      { numRuns: 60, seed: 7 },
    ));
});

describe('an answer', () => {
  it('that was refused has no data, and one whose root is null has null', () => {
    const errors = [new GraphQLError('no')];
    expect(new Answer(undefined, errors, NO_TRACE).stringify()).toBe('{"errors":[{"message":"no"}]}');
    expect(new Answer(undefined, errors, NO_TRACE).data).toBeUndefined();
    expect(new Answer('null', errors, NO_TRACE).stringify()).toBe('{"errors":[{"message":"no"}],"data":null}');
    expect(new Answer('null', errors, NO_TRACE).data).toBeNull();
  });

  it('with errors is JSON with message, path and extensions', async () => {
    const graph = newLibrary();
    graph.twists.books = ({ data }) => ({ data, errors: [{ message: 'a "b"', path: ['text'] }] });
    expect(JSON.parse((await graph.ask('{ text }')).stringify())).toEqual({
      data: { text: 'text' },
      errors: [{ message: 'a "b"', path: ['text'], extensions: { code: 'SUBGRAPH_ERROR', serviceName: 'books' } }],
    });
  });
});

describe('a lazy result', () => {
  const TEXT = '{"__proto__":{"a":1},"b":[1,{"c":"é"}],"d":null}';
  const lazy = () => lazyResult(new Answer(TEXT, [], NO_TRACE));
  type Data = Record<string, unknown>;

  it('is sent as the text that is there when nobody looks', () => {
    expect(stringifyResult(lazy())).toBe(`{"data":${TEXT}}`);
    expect(stringifyResult({ ...lazy(), extensions: { a: 1 }, errors: undefined })).toBe(
      `{"data":${TEXT},"extensions":{"a":1}}`,
    );
  });

  it.each<[string, (data: Data) => unknown]>([
    ['reads a key', (data) => data.b],
    ['asks for a key', (data) => 'b' in data],
    ['lists the keys', (data) => Object.keys(data)],
    ['describes a key', (data) => Object.getOwnPropertyDescriptor(data, 'd')],
  ])('is sent whole after somebody %s', (_, look) => {
    const result = lazy();
    const parsed = JSON.parse(TEXT) as Data;
    expect(look(result.data as Data)).toEqual(look(parsed));
    expect(stringifyResult(result)).toBe(`{"data":${TEXT}}`);
  });

  it.each<[string, (data: Data) => unknown, string]>([
    ['sets a key', (data) => (data.d = 'new'), '{"b":[1,{"c":"é"}],"d":"new"}'],
    ['adds a key', (data) => (data.e = 1), '{"b":[1,{"c":"é"}],"d":null,"e":1}'],
    ['deletes a key', (data) => delete data.b, '{"d":null}'],
    ['defines a key', (data) => Object.defineProperty(data, 'd', { value: 2 }), '{"b":[1,{"c":"é"}],"d":2}'],
    ['changes something deep', (data) => ((data.b as unknown[])[1] = 'deep'), '{"b":[1,"deep"],"d":null}'],
  ])('is sent as changed after somebody %s', (_, change, text) => {
    const result = lazy();
    change(result.data as Data);
    expect(stringifyResult(result)).toBe(`{"data":${text.replace('{', '{"__proto__":{"a":1},')}}`);
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });

  it('without data, or with null, says so', () => {
    expect(lazyResult(new Answer(undefined, [], NO_TRACE))).toEqual({});
    expect(stringifyResult(lazyResult(new Answer('null', [], NO_TRACE)))).toBe('{"data":null}');
    expect(stringifyResult({ data: { a: 1 } })).toBe('{"data":{"a":1}}');
  });
});
