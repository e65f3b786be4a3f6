import { type FieldNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { isIncluded, UNKNOWN } from './conditions';

function included(directives: string, values: Readonly<Record<string, boolean>> = {}): boolean | undefined {
  const [operation] = parse(`{ field ${directives} }`).definitions as OperationDefinitionNode[];
  const field = operation.selectionSet.selections[0] as FieldNode;
  expect(field.kind).toBe(Kind.FIELD);
  return isIncluded(field.directives, (name) => values[name]);
}

it.each([
  ['', true],
  ['@skip(if: true)', false],
  ['@skip(if: false)', true],
  ['@include(if: true)', true],
  ['@include(if: false)', false],
  ['@skip(if: true) @include(if: true)', false],
  ['@skip(if: false) @include(if: false)', false],
  ['@skip(if: false) @include(if: true)', true],
  ['@other(if: false)', true],
  ['@skip(if: $unknown)', undefined],
  ['@skip(if: $unknown) @include(if: false)', false],
  ['@include(if: false) @skip(if: $unknown)', false],
  ['@include(if: true) @skip(if: $unknown)', undefined],
])('a field with %p is included: %p', (directives, expected) => {
  expect(included(directives)).toBe(expected);
});

it.each([
  [true, true, false],
  [true, false, false],
  [false, true, true],
  [false, false, false],
])('with skip %p and include %p by variables, a field is included: %p', (s, i, expected) => {
  expect(included('@skip(if: $s) @include(if: $i)', { s, i })).toBe(expected);
});

it('nothing is known while planning', () => {
  expect(UNKNOWN('any')).toBeUndefined();
});
