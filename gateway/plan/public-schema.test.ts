import { readFileSync } from 'node:fs';
import { printSchema } from 'graphql';
import { projectFile } from '../../platform/paths';
import { sortedSdl } from '../../test/support/sdl';
import { buildPublicSchema } from './public-schema';
import { loadSupergraph } from './supergraph';

const schemaFile = (name: string): string => readFileSync(projectFile('schema', name), 'utf8');

describe('the public schema', () => {
  it('is the one that the contracts promise, without a trace of how it was composed', () => {
    const { publicSchema } = loadSupergraph(schemaFile('supergraph.graphql'));
    expect(sortedSdl(printSchema(publicSchema))).toBe(sortedSdl(schemaFile('api.graphql')));
  });

  it('leaves out the machinery of any linked specification that no public field reaches', () => {
    const schema = buildPublicSchema(`
      type Query { word: String }
      directive @join__field(context: [join__ContextArgument!]) on FIELD_DEFINITION
      input join__ContextArgument { name: String! selection: join__FieldValue! }
      scalar join__FieldValue
      enum link__Purpose { SECURITY }
      scalar requires_scopes__Scope
      interface context__Value { id: ID! }
    `);
    expect(printSchema(schema)).toBe('type Query {\n  word: String\n}');
  });

  it("keeps a subgraph's own types that are named like machinery, and what these use", () => {
    const sdl = `
      type Query { search(by: my__Filter): my__Named }
      input my__Filter { kind: my__Kind, and: [my__Filter!] }
      enum my__Kind { A }
      interface my__Named { name: String }
      type my__Person implements my__Named { name: String }
    `;
    expect(sortedSdl(printSchema(buildPublicSchema(sdl)))).toBe(sortedSdl(sdl));
  });

  it('has the introspection types of graphql-js, not those that the planner writes', () => {
    const schema = buildPublicSchema(`
      type Query { word: String __schema: __Schema! }
      type __Schema { wrong: String }
    `);
    expect(printSchema(schema)).toBe('type Query {\n  word: String\n}');
    expect(schema.getType('__Schema')).toHaveProperty('description');
  });
});
