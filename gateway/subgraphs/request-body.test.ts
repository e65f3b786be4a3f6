import { parse } from 'graphql';
import { PUBLIC } from '../../platform/auth/viewer';
import { requestBody } from './request-body';
import type { CompiledFetch, SubgraphRequest } from './subgraph';

function ask(fetch: Partial<CompiledFetch>, more: Partial<SubgraphRequest> = {}): SubgraphRequest {
  const text = 'query A($a: String) { a(a: $a) }';
  return {
    fetch: {
      subgraph: 'words',
      kind: 'query',
      text,
      operationName: undefined,
      variables: ['a', 'b'],
      document: parse(text),
      ...fetch,
    },
    variables: {},
    representations: [],
    caller: { viewer: PUBLIC, rightsClass: 'public' },
    ...more,
  };
}

it('a request is JSON with the document, the name, and those variables that it uses and that were given', () => {
  const request = ask({ operationName: 'A"\n' }, { variables: { a: '"é😀\ud800\u2028', b: undefined, c: 1 } });
  expect(JSON.parse(requestBody(request))).toEqual({
    query: request.fetch.text,
    operationName: 'A"\n',
    variables: { a: '"é😀\ud800\u2028' },
  });
});

it('a request without name and variables has neither', () => {
  expect(JSON.parse(requestBody(ask({})))).toEqual({ query: ask({}).fetch.text, variables: {} });
});

it('null is given, and representations stand under their names', () => {
  const representations = [
    { variable: 'r1', text: '{"id":"a"},{"id":"b"}', count: 2 },
    { variable: 'r2', text: '', count: 0 },
  ];
  expect(JSON.parse(requestBody(ask({}, { variables: { a: null, b: [1] }, representations })))).toMatchObject({
    variables: { r1: [{ id: 'a' }, { id: 'b' }], r2: [], a: null, b: [1] },
  });
});
