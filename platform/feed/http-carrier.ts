import { CLAIM_HEADER, signClaim } from '../auth/claim';
import type { SigningKey } from '../auth/keys';
import { PUBLIC } from '../auth/viewer';
import type { FeedCarrier } from './carrier';
import { sliceOf } from './sent-entries';

/** Beside the wait that was asked for. */
const ANSWER_WITHIN_MS = 10_000;

export interface HttpCarrierOptions {
  /** Name of the service whose log it is. */
  readonly service: string;
  /** Its GraphQL address: the log is beside it. */
  readonly address: string;
  /** Signs for those who may read logs. */
  readonly key: SigningKey;
}

/** The log of a service in another process, read by long polls. */
export function httpCarrier({ service, address, key }: HttpCarrierOptions): FeedCarrier {
  return {
    async read(after, wait, signal) {
      const path = `/log?after=${after}&wait=${wait}`;
      const claim = signClaim(key, PUBLIC, { audience: service, kind: 'log', body: path });
      const response = await fetch(new URL(path, address), {
        headers: { [CLAIM_HEADER]: claim },
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(wait + ANSWER_WITHIN_MS)]),
      });
      if (response.status !== 200) throw new Error(`The log of ${service} was refused with ${response.status}.`);
      return sliceOf(service, await response.json());
    },
  };
}
