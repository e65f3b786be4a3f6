import { parse, print } from 'graphql';
import { MEETINGS } from '../live/testing/meetings';
import { asDocument, chooseOperation } from './document';
import { readStream, type Stream } from './stream';

function read(source: string): Stream {
  const rootType = MEETINGS.publicSchema.getSubscriptionType();
  if (!rootType) throw new Error('The schema has no subscriptions.');
  return readStream(rootType, chooseOperation(parse(source)));
}

function planned(source: string): string {
  return print(asDocument(read(source).planned)).replace(/\s+/g, ' ');
}

describe('a stream', () => {
  it.each([
    'subscription { updates { n } }',
    'subscription { updates(after: "a") { n } }',
    'subscription { updates(after: null) { n } }',
    'subscription($a: Cursor) { updates(after: $a) { n } }',
  ])('asks for its own cursor, from a place of its own: %s', (source) => {
    expect(planned(source)).toBe(
      'subscription ($_hub_after: Cursor) { updates(after: $_hub_after) { n _hub_0cursor: cursor } }',
    );
    expect(read(source).identity).toBe(read('subscription { updates { n } }').identity);
  });

  it('begins where the client says: by a literal, a variable or its default, or nowhere', () => {
    expect(read('subscription { updates(after: "a") { n } }').afterOf({})).toBe('a');
    expect(read('subscription { updates(after: null) { n } }').afterOf({})).toBeUndefined();
    expect(read('subscription { updates { n } }').afterOf({ after: 'a' })).toBeUndefined();
    const stream = read('subscription($__a: Cursor) { updates(after: $__a) { n } }');
    expect(stream.afterOf({ _hub___a: 'b' })).toBe('b');
    expect(stream.afterOf({ _hub___a: null })).toBeUndefined();
    expect(stream.variablesIn({ _hub___a: 'b' })).toEqual({});
  });

  it('keeps a variable that something else uses too', () => {
    const stream = read('subscription($a: ID) { updates(meeting: $a, after: $a) { n } }');
    expect(stream.variablesIn({ a: 'x' })).toEqual({ a: 'x' });
    expect(stream.afterOf({ a: 'x' })).toBe('x');
  });

  it('cannot take the names of a client', () => {
    const source = 'subscription($_hub_after: ID) { updates(meeting: $_hub_after) { cursor: n _hub_0cursor: n } }';
    expect(planned(source)).toBe(
      'subscription ($_hub__hub_after: ID, $_hub_after: Cursor) { updates(meeting: $_hub__hub_after, after: $_hub_after) ' +
        '{ _hub_cursor: n _hub__hub_0cursor: n _hub_0cursor: cursor } }',
    );
  });

  it('has fragments at its root written in place, the field being told once or often', () => {
    const source = `subscription { ...F u: updates { n } ... on Subscription { ... { u: updates(after: "a") { n } } } }
      fragment F on Subscription { u: updates(after: "a") { ...G } } fragment G on Update { n }`;
    expect(planned(source)).toBe(
      'subscription ($_hub_after: Cursor) { _hub_u: updates(after: $_hub_after) { ...G _hub_0cursor: cursor } ' +
        '_hub_u: updates(after: $_hub_after) { n _hub_0cursor: cursor } ' +
        '_hub_u: updates(after: $_hub_after) { n _hub_0cursor: cursor } } fragment G on Update { n }',
    );
    expect(read(source).source).toBe('_hub_u');
  });

  it('is left as it is where it cannot be resumed', () => {
    const stream = read('subscription($of: Int) { ticks(of: $of) { n } }');
    expect(stream.isResumable).toBe(false);
    expect(print(asDocument(stream.planned))).not.toContain('_hub_');
  });

  it.each([
    'subscription { updates @skip(if: false) { n } }',
    'subscription($no: Boolean!) { ...F @include(if: $no) } fragment F on Subscription { updates { n } }',
    'subscription($no: Boolean!) { ... @include(if: $no) { updates { n } } }',
  ])('is there or not: %s', (source) => {
    expect(() => read(source)).toThrow('@skip and @include may not stand at the root of a subscription.');
  });

  it('is of something', () => {
    expect(() => read('subscription { __typename }')).toThrow('A subscription must select one field of its root.');
  });
});
