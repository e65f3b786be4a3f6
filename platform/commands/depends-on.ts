import { HubError } from '../errors';

const DEPENDS_ON = Symbol('depends on');

/**
 * Marks a refusal that rests on what is known here of other services' facts: before it is told, everything that they have
 * told by now is taken in, and the command is tried once more. So it is no matter of luck whether a fact has arrived.
 * @param from names of those services
 */
export function dependingOn<Refusal extends HubError>(refusal: Refusal, ...from: readonly string[]): Refusal {
  return Object.assign(refusal, { [DEPENDS_ON]: [...dependenciesOf(refusal), ...from] });
}

/** The services whose facts a refusal rests on. */
export function dependenciesOf(error: unknown): readonly string[] {
  const marked = error as { readonly [DEPENDS_ON]?: readonly string[] } | null;
  return marked?.[DEPENDS_ON] ?? [];
}

/** What is answered where it cannot be found out in time what another service knows. */
export function notYetKnown(from: readonly string[]): HubError {
  const services = [...new Set(from)];
  return new HubError(
    'NOT_YET_KNOWN',
    `What this rests on has not arrived from ${services.join(' and ')} yet. Try again in a moment.`,
    { extensions: { services } },
  );
}
