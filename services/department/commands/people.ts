import { type EntityManager, In } from 'typeorm';
import { bodiesOf, holds, type Viewer } from '../../../platform/auth/viewer';
import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { expectVersion } from '../../../platform/commands/version';
import { checkLine, ENTERED, readList, readText } from '../../../platform/commands/values';
import { HubError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { Body } from '../entities/body';
import { Organization } from '../entities/organization';
import { Affiliation, Person } from '../entities/person';
import { affiliationAdded, personAdded, personUpdated } from '../events/people';
import type { AddPersonInput, AffiliationInput, UpdatePersonInput } from '../graphql/directory-inputs';

const MAX_NAME = 200;
const MAX_TITLE = 300;

/** Somebody comes into the directory. Of a parent no name is kept here: it stays beside the consent. */
export function addPerson(context: Context, input: AddPersonInput): Promise<Done> {
  return context.command('addPerson', input, async ({ manager, record }) => {
    await requireMay(context.viewer, manager, input.parent);
    const { parent: isParent, isPseudonym } = input;
    const checks = new Checks();
    checkLine(checks, 'displayName', input.displayName, MAX_NAME);
    const displayName = isParent ? null : (input.displayName ?? null);
    checks.that(isParent || displayName !== null, 'displayName', 'must be there, unless it is a parent');
    checks.that(!isParent || !input.displayName, 'displayName', 'must be left out: a parent’s name is for seatParent');
    const affiliations = await readAffiliations(checks, manager, input.affiliations);
    checks.done();
    const person: Person = { id: newId(), version: 1, displayName, isPseudonym, isParent, provenance: ENTERED };
    await manager.insert(Person, person);
    record(personAdded(person, context.now));
    for (const affiliation of affiliations)
      record(affiliationAdded(await insert(manager, person.id, affiliation), person.version, context.now));
    return person.id;
  });
}

/** As `addPerson`, and the person themself. */
export function updatePerson(context: Context, input: UpdatePersonInput): Promise<Done> {
  return context.command('updatePerson', input, async ({ manager, record }) => {
    const { viewer } = context;
    const person = await manager.findOne(Person, { where: { id: input.person }, lock: { mode: 'pessimistic_write' } });
    if (!person) throw new HubError('NOT_FOUND', 'There is no such person.');
    if (viewer.person !== person.id) await requireMay(viewer, manager, person.isParent);
    expectVersion(person.version, input.expectedVersion);
    const { displayName, isPseudonym } = input;
    const checks = new Checks();
    checkLine(checks, 'displayName', displayName, MAX_NAME);
    const isClear = displayName !== null || person.isParent;
    checks.that(isClear, 'displayName', 'must have a value: leave it out to keep the one it has');
    checks.that(!person.isParent || !displayName, 'displayName', 'must be left out: a parent has no name here');
    checks.that(isPseudonym !== null, 'isPseudonym', 'must have a value: leave it out to keep the one it has');
    const affiliations = await readAffiliations(checks, manager, input.affiliations);
    const hasChange = [displayName, isPseudonym, input.affiliations].some((value) => value !== undefined);
    checks.that(hasChange, [], 'must have something to change');
    checks.done();
    const changes = {
      displayName: person.isParent ? null : (displayName ?? person.displayName),
      isPseudonym: isPseudonym ?? person.isPseudonym,
      version: person.version + 1,
    };
    await manager.update(Person, person.id, changes);
    const replacesAffiliations = input.affiliations !== undefined;
    record(personUpdated({ ...person, ...changes }, replacesAffiliations, context.now));
    if (!replacesAffiliations) return person.id;
    await manager.delete(Affiliation, { personId: person.id });
    for (const affiliation of affiliations)
      record(affiliationAdded(await insert(manager, person.id, affiliation), changes.version, context.now));
    return person.id;
  });
}

/** Staff and the clerk; for parents also the Parent Cabinet's staff liaison. @throws HubError FORBIDDEN */
async function requireMay(viewer: Viewer, manager: EntityManager, isParent: boolean): Promise<void> {
  if (holds(viewer, 'STAFF', 'CLERK')) return;
  const bodies = isParent ? bodiesOf(viewer, 'STAFF_LIAISON') : [];
  const mayForParents = await manager.existsBy(Body, { id: In(bodies), kind: 'PARENT_CABINET' });
  if (!mayForParents)
    throw new HubError(
      'FORBIDDEN',
      "This is for staff and the clerk; of parents, also for the Parent Cabinet's staff liaison.",
    );
}

type AffiliationValues = Omit<Affiliation, 'id' | 'personId'>;

async function readAffiliations(
  checks: Checks,
  manager: EntityManager,
  given: readonly AffiliationInput[] | null | undefined,
): Promise<AffiliationValues[]> {
  const affiliations = readList(checks, 'affiliations', given) ?? [];
  const known = await manager.findBy(Organization, { id: In(affiliations.map(({ organization }) => organization)) });
  return affiliations.map(({ organization, title, from = null, to = null }, at) => {
    const isKnown = known.some(({ id }) => id === organization);
    checks.that(isKnown, ['affiliations', at, 'organization'], 'must be an organization');
    checks.that(!from || !to || from <= to, ['affiliations', at, 'to'], 'must not lie before the first day');
    return {
      organizationId: organization,
      title: readText(checks, ['affiliations', at, 'title'], title ?? null, MAX_TITLE),
      from,
      to,
    };
  });
}

async function insert(manager: EntityManager, personId: string, values: AffiliationValues): Promise<Affiliation> {
  const affiliation: Affiliation = { id: newId(), personId, ...values };
  await manager.insert(Affiliation, affiliation);
  return affiliation;
}
