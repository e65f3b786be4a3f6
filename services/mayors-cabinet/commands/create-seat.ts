import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { ENTERED, readSource, readText } from '../../../platform/commands/values';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { KnownBody } from '../entities/known';
import { Seat } from '../entities/seat';
import { seatCreated } from '../events/seats';
import type { CreateSeatInput } from '../graphql/seat-inputs';
import { requireClerk } from '../policies/clerk';

/** Characters of a role in one language. */
const MAX_ROLE = 300;

/** A seat by law or resolution, on the Cabinet or on a council around it. */
export function createSeat(context: Context, input: CreateSeatInput): Promise<Done> {
  return context.command('createSeat', input, async ({ manager, record }) => {
    requireClerk(context.viewer);
    const checks = new Checks();
    const body = await manager.findOneBy(KnownBody, { id: input.body });
    checks.known(body !== null, 'department', 'body', 'must be a body');
    const role = readText(checks, 'role', input.role, MAX_ROLE);
    const legalBasis = readSource(checks, 'legalBasis', input.legalBasis ?? null);
    checks.done();
    const { coChair, voting, designeeAllowed, from = null } = input;
    const seat: Seat = {
      id: newId(),
      version: 1,
      bodyId: input.body,
      role,
      legalBasis,
      coChair,
      voting,
      designeeAllowed,
      from,
      to: null,
      provenance: ENTERED,
    };
    await manager.insert(Seat, seat);
    record(seatCreated(seat, context.now));
    return seat.id;
  });
}
