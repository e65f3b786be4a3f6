import type { CompiledFetch, SubgraphRequest } from './subgraph';

const heads = new WeakMap<CompiledFetch, string>();

/** The JSON text of a request: all but the values is made once for each compiled fetch. */
export function requestBody({ fetch, variables, representations }: SubgraphRequest): string {
  let values = '';
  for (const { variable, text } of representations) values += `${values && ','}"${variable}":[${text}]`;
  for (const name of fetch.variables) {
    const value = variables[name];
    if (value !== undefined) values += `${values && ','}"${name}":${JSON.stringify(value)}`;
  }
  return `${headOf(fetch)}${values}}}`;
}

function headOf(fetch: CompiledFetch): string {
  const known = heads.get(fetch);
  if (known !== undefined) return known;
  const operationName =
    fetch.operationName === undefined ? '' : `,"operationName":${JSON.stringify(fetch.operationName)}`;
  const head = `{"query":${JSON.stringify(fetch.text)}${operationName},"variables":{`;
  heads.set(fetch, head);
  return head;
}
