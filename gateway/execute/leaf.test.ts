import { buildSchema, type GraphQLScalarType } from 'graphql';
import { leafWriter, serializeLeaf } from './leaf';

const SCHEMA = buildSchema('scalar toString scalar Any type Query { a: toString b: Any }');
const scalar = (name: string): GraphQLScalarType => SCHEMA.getType(name) as GraphQLScalarType;

describe('a custom scalar', () => {
  it.each(['Any', 'toString'])('named %s passes JSON through', (name) => {
    const value = { a: [1, 'x', null], constructor: 'own' };
    expect(leafWriter(scalar(name))(value)).toBe(JSON.stringify(value));
    expect(serializeLeaf(scalar(name), value)).toBe(value);
  });
});
