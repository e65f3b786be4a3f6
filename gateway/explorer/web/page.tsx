import { GraphiQL } from 'graphiql';
import type { Example } from './examples';
import { createFetcher } from './fetcher';

const fetcher = createFetcher('/graphql');

/** GraphiQL with one tab for each example, in the order in which they were given. */
export function Page({ examples }: { readonly examples: readonly Example[] }) {
  return <GraphiQL fetcher={fetcher} defaultTabs={examples.map(tabOf)} defaultEditorToolsVisibility="variables" />;
}

function tabOf({ query, variables }: Example) {
  const hasVariables = Object.keys(variables).length > 0;
  return { query, variables: hasVariables ? JSON.stringify(variables, null, 2) : null };
}
