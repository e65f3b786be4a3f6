import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { projectFile } from '../platform/paths';

/** What is composed: the services in the order of their default ports, 4001 and on. */
export const SUBGRAPHS = ['department', 'working-groups', 'parent-cabinet', 'mayors-cabinet', 'citywide'] as const;
export type SubgraphName = (typeof SUBGRAPHS)[number];

/** The port on which a service listens unless it is told otherwise. */
export function defaultPort(subgraph: SubgraphName): number {
  return 4_001 + SUBGRAPHS.indexOf(subgraph);
}

export interface Composed {
  readonly supergraphSdl: string;
  /** The schema that clients see: no federation machinery. */
  readonly publicSdl: string;
}

/** Composes the contracts in `schema/`. @throws Error that lists what does not compose */
export function composeContracts(): Composed {
  const result = composeServices(
    SUBGRAPHS.map((name) => ({
      name,
      typeDefs: parse(readFileSync(projectFile('schema', `${name}.graphql`), 'utf8')),
      url: `http://localhost:${defaultPort(name)}/graphql`,
    })),
  );
  if (compositionHasErrors(result)) {
    throw new Error(
      ['The contracts do not compose:', ...result.errors.map((error) => `  ${error.message}`)].join('\n'),
    );
  }
  return { supergraphSdl: `${result.supergraphSdl.trim()}\n`, publicSdl: `${result.publicSdl.trim()}\n` };
}

/** Where the supergraph is as it is committed. */
export const SUPERGRAPH_FILE = projectFile('schema', 'supergraph.graphql');

/** The supergraph as it is committed. */
export function committedSupergraph(): string {
  return readFileSync(SUPERGRAPH_FILE, 'utf8');
}
