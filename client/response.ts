import type { GraphqlError } from './protocol';
import type { Ending } from './transport';

/** Of HTTP's refusals, those that pass; every status from 500 does. */
const PASSING = new Set([408, 425, 429]);

/** How a request for a stream ended before it began; null when its response is a stream. */
export async function endingOf(response: Response): Promise<Ending | null> {
  if (response.ok && response.headers.get('content-type')?.startsWith('text/event-stream')) return null;
  const { status } = response;
  const retryAfter = secondsIn(response.headers.get('retry-after'));
  const errors = errorsIn(await response.text());
  const reason = new Error(
    errors?.map(({ message }) => message).join(' ') ?? `The hub answered with status ${status}.`,
  );
  if (status === 401) return { type: 'unauthorized', reason };
  if (status >= 500 || PASSING.has(status)) return { type: 'lost', reason, retryAfter };
  return errors ? { type: 'refused', errors, retryAfter } : { type: 'broken', reason };
}

function secondsIn(header: string | null): number | undefined {
  return header !== null && /^\d+$/.test(header) ? Number(header) * 1_000 : undefined;
}

/** The errors of a GraphQL answer; null where the body is none, such as a proxy's page. */
function errorsIn(body: string): GraphqlError[] | null {
  try {
    const { errors } = JSON.parse(body) as { errors?: unknown };
    return Array.isArray(errors) && errors.length > 0 ? (errors as GraphqlError[]) : null;
  } catch {
    return null;
  }
}
