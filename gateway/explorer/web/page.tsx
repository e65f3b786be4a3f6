import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import type { Example } from './examples';

const fetcher = createGraphiQLFetcher({ url: '/graphql' });

/** GraphiQL with one tab for each example, in the order in which they were given. */
export function Page({ examples }: { readonly examples: readonly Example[] }) {
  return <GraphiQL fetcher={fetcher} defaultTabs={examples.map(tabOf)} defaultEditorToolsVisibility="variables" />;
}

function tabOf({ query, variables }: Example) {
  const hasVariables = Object.keys(variables).length > 0;
  return { query, variables: hasVariables ? JSON.stringify(variables, null, 2) : null };
}
