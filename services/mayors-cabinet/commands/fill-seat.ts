import type { EntityManager } from 'typeorm';
import { addDays } from '../../../platform/clock';
import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { illegalTransition } from '../../../platform/commands/transition';
import { checkId } from '../../../platform/commands/values';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { covers, onDay, type Span } from '../domain/seats';
import { SeatDesignation, SeatHolding } from '../entities/seat';
import { designeeNamed, seatFilled, seatVacated } from '../events/seats';
import type { FillSeatInput, NameDesigneeInput, VacateSeatInput } from '../graphql/seat-inputs';
import { changeSeat } from './seat-change';

/** Somebody takes a seat. Who held it before does so no longer. */
export function fillSeat(context: Context, input: FillSeatInput): Promise<Done> {
  return changeSeat(context, 'fillSeat', input, async (seat, manager) => {
    const { holder, from } = input;
    const holdings = await manager.findBy(SeatHolding, { seatId: seat.id });
    const checks = new Checks();
    checkId(checks, 'holder', holder);
    checks.that(covers(seat, from), 'from', 'must be a day on which the seat exists');
    checks.that(isLast(holdings, from), 'from', 'must be after the day on which the last holder began');
    checks.done();
    await endAt(manager, SeatHolding, holdings, from);
    const holding: SeatHolding = { id: newId(), seatId: seat.id, personId: holder, from, to: null };
    await manager.insert(SeatHolding, holding);
    return { happened: (version) => seatFilled(holding, version, context.now) };
  });
}

/** Nobody holds the seat after a day. */
export function vacateSeat(context: Context, input: VacateSeatInput): Promise<Done> {
  return changeSeat(context, 'vacateSeat', input, async (seat, manager) => {
    const { to } = input;
    const holdings = await manager.findBy(SeatHolding, { seatId: seat.id });
    const holding = holdings.find((each) => each.personId !== null && each.to === null);
    if (!holding) throw illegalTransition('seat', 'vacant', ['fillSeat']);
    const checks = new Checks();
    checks.that(
      holding.from === null || holding.from <= to,
      'to',
      'must not lie before the day on which its holder began',
    );
    checks.done();
    await manager.update(SeatHolding, holding.id, { to });
    return { happened: (version) => seatVacated({ ...holding, to }, version, context.now) };
  });
}

/** Who may sit for the holder from a day on; null for nobody. */
export function nameDesignee(context: Context, input: NameDesigneeInput): Promise<Done> {
  return changeSeat(context, 'nameDesignee', input, async (seat, manager) => {
    const { designee = null, from } = input;
    const designations = await manager.findBy(SeatDesignation, { seatId: seat.id });
    const checks = new Checks();
    checks.that(seat.designeeAllowed || designee === null, 'designee', 'must be left out: the seat allows none');
    checkId(checks, 'designee', designee);
    checks.that(covers(seat, from), 'from', 'must be a day on which the seat exists');
    checks.that(isLast(designations, from), 'from', 'must be after the day on which the last designee began');
    checks.done();
    await endAt(manager, SeatDesignation, designations, from);
    if (designee !== null)
      await manager.insert(SeatDesignation, { id: newId(), seatId: seat.id, personId: designee, from, to: null });
    return {
      happened: (version) =>
        designeeNamed({ seatId: seat.id, personId: designee, from, to: null }, version, context.now),
    };
  });
}

/** Whether nobody began on that day or later. */
function isLast(spans: readonly Span[], from: string): boolean {
  return spans.every((span) => span.from === null || span.from < from);
}

/** Whoever it is on that day was it until the day before. */
async function endAt<Row extends Span & { id: string }>(
  manager: EntityManager,
  entity: new () => Row,
  rows: readonly Row[],
  from: string,
): Promise<void> {
  const present = onDay(rows, from);
  if (present) await manager.update(entity, present.id, { to: addDays(from, -1) } as never);
}
