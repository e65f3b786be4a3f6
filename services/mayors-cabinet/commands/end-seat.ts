import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { illegalTransition } from '../../../platform/commands/transition';
import type { Context } from '../context';
import { seatEnded } from '../events/seats';
import type { EndSeatInput } from '../graphql/seat-inputs';
import { changeSeat } from './seat-change';

/** The seat ceases to be; who held it, and how it voted, stays on record. */
export function endSeat(context: Context, input: EndSeatInput): Promise<Done> {
  return changeSeat(context, 'endSeat', input, async (seat) => {
    if (seat.to !== null) throw illegalTransition('seat', `ended on ${seat.to}`, []);
    const checks = new Checks();
    checks.that(seat.from === null || seat.from <= input.to, 'to', 'must not lie before the seat began');
    checks.done();
    return { changes: { to: input.to }, happened: (version) => seatEnded(seat, input.to, version, context.now) };
  });
}
