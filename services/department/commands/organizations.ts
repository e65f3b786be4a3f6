import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { expectVersion } from '../../../platform/commands/version';
import { ENTERED, readText } from '../../../platform/commands/values';
import { HubError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { Organization } from '../entities/organization';
import { organizationAdded, organizationUpdated } from '../events/people';
import type { AddOrganizationInput, UpdateOrganizationInput } from '../graphql/directory-inputs';
import { requireStaff } from '../policies/staff';

const MAX_NAME = 300;

export function addOrganization(context: Context, input: AddOrganizationInput): Promise<Done> {
  return context.command('addOrganization', input, async ({ manager, record }) => {
    requireStaff(context.viewer);
    const checks = new Checks();
    const name = readText(checks, 'name', input.name, MAX_NAME);
    checks.done();
    const { sector, side } = input;
    const organization: Organization = { id: newId(), version: 1, name, sector, side, provenance: ENTERED };
    await manager.insert(Organization, organization);
    record(organizationAdded(organization, context.now));
    return organization.id;
  });
}

export function updateOrganization(context: Context, input: UpdateOrganizationInput): Promise<Done> {
  return context.command('updateOrganization', input, async ({ manager, record }) => {
    const where = { id: input.organization };
    const organization = await manager.findOne(Organization, { where, lock: { mode: 'pessimistic_write' } });
    if (!organization) throw new HubError('NOT_FOUND', 'There is no such organization.');
    requireStaff(context.viewer);
    expectVersion(organization.version, input.expectedVersion);
    const checks = new Checks();
    const given = { name: input.name, sector: input.sector, side: input.side };
    for (const [path, value] of Object.entries(given))
      checks.that(value !== null, path, 'must have a value: leave it out to keep the one it has');
    const name = readText(checks, 'name', input.name, MAX_NAME) ?? organization.name;
    const hasChange = Object.values(given).some((value) => value !== undefined);
    checks.that(hasChange, [], 'must have something to change');
    checks.done();
    const sector = input.sector ?? organization.sector;
    const side = input.side ?? organization.side;
    const changes = { name, sector, side, version: organization.version + 1 };
    await manager.update(Organization, organization.id, changes);
    record(organizationUpdated({ ...organization, ...changes }, context.now));
    return organization.id;
  });
}
