import type { VerificationKey } from '../../auth/keys';
import type { UsedClaims } from '../../auth/used-claims';
import type { Log } from '../../log';
import type { Service } from '../service';

/** What all that comes in has to do with. */
export interface Door {
  readonly service: Service;
  /** Public keys of the gateway that may ask. */
  readonly gatewayKeys: readonly VerificationKey[];
  /** Public keys of those who may read the event log. */
  readonly readerKeys: readonly VerificationKey[];
  /** Claims that are good once. */
  readonly used: UsedClaims;
  /** Aborts when the server stops. */
  readonly stopping: AbortSignal;
  readonly log: Log;
}
