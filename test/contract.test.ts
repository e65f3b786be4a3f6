import { readFileSync } from 'node:fs';
import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeNode,
} from 'graphql';
import { type DeclaredChange, undeclaredBreakingChanges } from '../hub/compatibility';
import { composeContracts, SUBGRAPHS } from '../hub/composition';
import { projectFile } from '../platform/paths';

const read = (name: string): string => readFileSync(projectFile('schema', name), 'utf8');

describe('the composed schema', () => {
  const composed = composeContracts();

  it('is what is committed (else run: npm run -s hub -- compose)', () => {
    expect(composed.supergraphSdl).toBe(read('supergraph.graphql'));
    expect(composed.publicSdl).toBe(read('api.graphql'));
  });

  it('breaks nothing that was released, unless schema/breaking-changes.json declares it', () => {
    const declared = JSON.parse(read('breaking-changes.json')) as DeclaredChange[];
    expect(undeclaredBreakingChanges(read('released.graphql'), composed.publicSdl, declared)).toEqual([]);
    expect(declared.filter((change) => !change.why)).toEqual([]);
  });

  it.each([
    ['a field that is gone', (sdl: string) => sdl.replace('  quorum: Int\n', ''), 'Body.quorum was removed.'],
    [
      'a field that may be null now',
      (sdl: string) => sdl.replace('  slug: String!\n', '  slug: String\n'),
      'Body.slug changed type from String! to String.',
    ],
    [
      'an argument that is required now',
      (sdl: string) => sdl.replace('body(id: ID,', 'body(id: ID!,'),
      'Query.body arg id has changed type from ID to ID!.',
    ],
  ])('would be refused for %s', (_what, change, description) => {
    const changed = change(composed.publicSdl);
    expect(changed).not.toBe(composed.publicSdl);
    expect(undeclaredBreakingChanges(composed.publicSdl, changed, [])).toEqual([description]);
    expect(undeclaredBreakingChanges(composed.publicSdl, changed, [{ change: description, why: 'test' }])).toEqual([]);
  });
});

describe('a service that is down', () => {
  const contracts = new Map(SUBGRAPHS.map((name) => [name, objectTypes(read(`${name}.graphql`))]));
  const owners = new Map<string, string>();
  for (const [service, types] of contracts) {
    for (const type of types) if (type.description && has(type, 'key')) owners.set(type.name.value, service);
  }

  it('owns entities that are described by it alone', () => {
    const entities = new Set(
      [...contracts.values()]
        .flat()
        .filter((type) => has(type, 'key'))
        .map((type) => type.name.value),
    );
    expect([...entities].filter((entity) => !owners.has(entity))).toEqual([]);
  });

  it.each(SUBGRAPHS)('leaves the rest of every answer: whatever crosses from or to %s may be null', (service) => {
    const mustBeNullable: string[] = [];
    for (const type of contracts.get(service) ?? []) {
      for (const field of type.fields ?? []) {
        const at = `${type.name.value}.${field.name.value}`;
        if (addsToAnother(service, type, field) && !isNullable(field.type)) mustBeNullable.push(at);
        if (leadsToAnother(service, field) && !isNullableThroughout(field.type)) mustBeNullable.push(at);
      }
    }
    expect(mustBeNullable).toEqual([]);
  });

  /** A root field, or a field that the service adds to an entity that another owns. */
  function addsToAnother(service: string, type: ObjectTypeDefinitionNode, field: FieldDefinitionNode): boolean {
    if (type.name.value === 'Query') return true;
    const foreign = has(type, 'key') && owners.get(type.name.value) !== service;
    return foreign && !isKey(type, field) && !has(field, 'external');
  }

  function leadsToAnother(service: string, field: FieldDefinitionNode): boolean {
    const owner = owners.get(namedType(field.type));
    return owner !== undefined && owner !== service;
  }
});

function objectTypes(sdl: string): ObjectTypeDefinitionNode[] {
  return parse(sdl).definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION);
}

function has(node: { readonly directives?: readonly ConstDirectiveNode[] }, directive: string): boolean {
  return node.directives?.some((one) => one.name.value === directive) ?? false;
}

function isKey(type: ObjectTypeDefinitionNode, field: FieldDefinitionNode): boolean {
  return (type.directives ?? []).some(
    (directive) =>
      directive.name.value === 'key' &&
      directive.arguments?.some(
        ({ value }) => value.kind === Kind.STRING && value.value.split(' ').includes(field.name.value),
      ),
  );
}

function isNullable(type: TypeNode): boolean {
  return type.kind !== Kind.NON_NULL_TYPE;
}

function isNullableThroughout(type: TypeNode): boolean {
  return isNullable(type) && (type.kind !== Kind.LIST_TYPE || isNullableThroughout(type.type));
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
