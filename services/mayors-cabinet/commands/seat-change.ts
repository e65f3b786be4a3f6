import type { EntityManager } from 'typeorm';
import type { Done } from '../../../platform/commands/commands';
import { expectVersion } from '../../../platform/commands/version';
import { HubError } from '../../../platform/errors';
import type { NewEvent } from '../../../platform/events/transaction';
import type { Context } from '../context';
import { Seat } from '../entities/seat';
import { requireClerk } from '../policies/clerk';

/** What the input of each change of a seat has. */
export interface SeatChangeInput {
  readonly idempotencyKey: string;
  readonly expectedVersion?: number | null;
  readonly seat: string;
}

/** What of a seat changes, and the event that tells of it, given the seat's next version. */
export interface SeatChange {
  readonly changes?: Partial<Seat>;
  readonly happened: (version: number) => NewEvent;
}

/** Changes a seat: who may, which version; then the work. Others who change it wait. */
export function changeSeat(
  context: Context,
  mutation: string,
  input: SeatChangeInput,
  work: (seat: Seat, manager: EntityManager) => Promise<SeatChange>,
): Promise<Done> {
  return context.command(mutation, input, async ({ manager, record }) => {
    const seat = await manager.findOne(Seat, { where: { id: input.seat }, lock: { mode: 'pessimistic_write' } });
    if (!seat) throw new HubError('NOT_FOUND', 'There is no such seat.');
    requireClerk(context.viewer);
    expectVersion(seat.version, input.expectedVersion);
    const { changes, happened } = await work(seat, manager);
    const version = seat.version + 1;
    await manager.update(Seat, seat.id, { ...changes, version });
    record(happened(version));
    return seat.id;
  });
}
