import * as graphql from 'graphql';
import { PUBLIC } from '../auth/viewer';
import { SILENT } from '../log';
import { DocumentExecutor } from './execution';

jest.mock('graphql', () => {
  const actual = jest.requireActual<typeof graphql>('graphql');
  return { ...actual, parse: jest.fn(actual.parse) };
});

const parse = jest.mocked(graphql.parse);
const schema = graphql.buildSchema('type Query { word: String }');

/** How often the documents had to be parsed. */
async function parsesOf(executor: DocumentExecutor, documents: readonly string[]): Promise<number> {
  parse.mockClear();
  for (const document of documents) {
    expect(await executor.execute({ document, viewer: PUBLIC }, () => undefined)).toEqual({ data: { word: null } });
  }
  return parse.mock.calls.length;
}

function documents(count: number, length: number): string[] {
  return Array.from({ length: count }, (_, i) => `{ word } # ${i}`.padEnd(length));
}

describe('the documents of a service', () => {
  let executor: DocumentExecutor;
  beforeEach(() => {
    executor = new DocumentExecutor(schema, SILENT);
  });

  it('are parsed once', async () => {
    const [document] = documents(1, 100);
    expect(await parsesOf(executor, [document, document, document])).toBe(1);
  });

  it('are kept while all together are short, however many they are', async () => {
    const many = documents(200, 100);
    expect(await parsesOf(executor, many)).toBe(200);
    expect(await parsesOf(executor, many)).toBe(0);
  });

  it('are let go of when together they are long, the one not used longest first', async () => {
    const [first, second, ...others] = documents(11, 49_000);
    expect(await parsesOf(executor, [first, second, ...others.slice(0, 8), first])).toBe(10);
    expect(await parsesOf(executor, others.slice(8))).toBe(1);
    expect(await parsesOf(executor, [first])).toBe(0);
    expect(await parsesOf(executor, [second])).toBe(1);
  });
});
