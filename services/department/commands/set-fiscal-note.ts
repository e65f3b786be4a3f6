import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { oneAtATime } from '../../../platform/commands/one-at-a-time';
import { checkDistinct, readList, readMoney } from '../../../platform/commands/values';
import type { Context } from '../context';
import { mayBePriced } from '../domain/carrying-out';
import { Grant } from '../entities/grant';
import { FiscalNote } from '../entities/implementation';
import { fiscalNoteSet } from '../events/implementation';
import type { SetFiscalNoteInput } from '../graphql/implementation-inputs';
import { requireStaff } from '../policies/staff';
import { requireRecommendation } from './recommendation-at-hand';

/** What a recommendation would cost, and which grants could pay for it. */
export function setFiscalNote(context: Context, input: SetFiscalNoteInput): Promise<Done> {
  return context.command('setFiscalNote', input, async ({ manager, record }) => {
    requireStaff(context.viewer);
    const id = input.recommendation;
    await requireRecommendation(manager, id, ({ stage }) => mayBePriced(stage));
    await oneAtATime(manager, `fiscal note ${id}`);
    const before = await manager.findOneBy(FiscalNote, { id });
    const checks = new Checks();
    const amount = readMoney(checks, 'amount', input.amount);
    const grantIds = readList(checks, 'grants', input.grants) ?? before?.grantIds ?? [];
    checkDistinct(checks, 'grants', input.grants);
    const known = await manager
      .createQueryBuilder(Grant, 'item')
      .where('item.id = ANY(:grantIds)', { grantIds })
      .getMany();
    grantIds.forEach((grant, at) =>
      checks.that(
        known.some((row) => row.id === grant),
        ['grants', at],
        'must be a grant',
      ),
    );
    checks.done();
    const note: FiscalNote = { id, amount, grantIds };
    await manager.save(FiscalNote, note);
    record(fiscalNoteSet(note, context.now));
    return id;
  });
}
