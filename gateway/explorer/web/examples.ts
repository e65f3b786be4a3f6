/** An operation to begin with, as the gateway serves it. */
export interface Example {
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Rejects when the gateway does not serve them. */
export async function loadExamples(): Promise<readonly Example[]> {
  const response = await fetch('/graphql/explorer/examples.json');
  if (!response.ok) throw new Error(`the examples came back with status ${response.status}`);
  return (await response.json()) as readonly Example[];
}
