import type { EntityManager } from 'typeorm';
import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { oneAtATime } from '../../../platform/commands/one-at-a-time';
import { expectVersion } from '../../../platform/commands/version';
import { readMoney, readText } from '../../../platform/commands/values';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { isToCarryOut } from '../domain/carrying-out';
import { Implementation, ImplementationNote } from '../entities/implementation';
import { Organization } from '../entities/organization';
import { Person } from '../entities/person';
import { implementationSet, noteAdded } from '../events/implementation';
import type { SetImplementationInput } from '../graphql/implementation-inputs';
import { requireStaff } from '../policies/staff';
import { requireRecommendation } from './recommendation-at-hand';

/** Characters of a note in one language. */
const MAX_NOTE = 4_000;

/** Takes up a recommendation that was adopted and answered, and tells from then on how it goes. */
export function setImplementation(context: Context, input: SetImplementationInput): Promise<Done> {
  return context.command('setImplementation', input, async ({ manager, record }) => {
    requireStaff(context.viewer);
    const id = input.recommendation;
    await requireRecommendation(manager, id, isToCarryOut);
    const before = await lockImplementation(manager, id);
    expectVersion(before?.version ?? 0, input.expectedVersion);
    const checks = new Checks();
    const values = await readValues(checks, manager, input);
    const text = readText(checks, 'note', input.note ?? null, MAX_NOTE);
    checks.done();
    const row: Implementation = {
      ...(before ?? BLANK),
      ...values,
      id,
      version: (before?.version ?? 0) + 1,
      updatedAt: context.now,
    };
    await manager.save(Implementation, row);
    record(implementationSet(row));
    if (text !== null) {
      const note: ImplementationNote = { id: newId(), implementationId: id, at: context.now, text };
      await manager.insert(ImplementationNote, note);
      record(noteAdded(note, row.version));
    }
    return id;
  });
}

/** Two who take it up at once wait for each other. */
export async function lockImplementation(manager: EntityManager, id: string): Promise<Implementation | null> {
  await oneAtATime(manager, `implementation ${id}`);
  return manager.findOneBy(Implementation, { id });
}

const BLANK = { leadId: null, leadPersonId: null, progress: null, budget: null } as const;

/** What is left out stays. */
async function readValues(
  checks: Checks,
  manager: EntityManager,
  { lead, leadPerson, status, progress, budget }: SetImplementationInput,
): Promise<Pick<Implementation, 'status'> & Partial<Implementation>> {
  if (lead) checks.that(await manager.existsBy(Organization, { id: lead }), 'lead', 'must be an organization');
  if (leadPerson) checks.that(await manager.existsBy(Person, { id: leadPerson }), 'leadPerson', 'must be a person');
  const isPercent = progress === undefined || progress === null || (progress >= 0 && progress <= 100);
  checks.that(isPercent, 'progress', 'must be a percentage, 0 to 100');
  const given = { leadId: lead, leadPersonId: leadPerson, progress, budget: readMoney(checks, 'budget', budget) };
  const kept = Object.entries(given).filter(([, value]) => value !== undefined);
  return { status, ...Object.fromEntries(kept) };
}
