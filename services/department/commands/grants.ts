import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { checkLine, ENTERED, readMoney, readSource, readText } from '../../../platform/commands/values';
import { HubError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { Grant, GrantAward } from '../entities/grant';
import { Organization } from '../entities/organization';
import { grantAwarded, grantRecorded } from '../events/grants';
import type { AwardGrantInput, RecordGrantInput } from '../graphql/grant-inputs';
import { requireStaff } from '../policies/staff';

const MAX_NAME = 300;
const MAX_YEAR = 40;

/** Money that came from somebody. */
export function recordGrant(context: Context, input: RecordGrantInput): Promise<Done> {
  return context.command('recordGrant', input, async ({ manager, record }) => {
    requireStaff(context.viewer);
    const { funder = null, fiscalYear = null } = input;
    const checks = new Checks();
    const name = readText(checks, 'name', input.name, MAX_NAME);
    checkLine(checks, 'funder', funder, MAX_NAME);
    checkLine(checks, 'fiscalYear', fiscalYear, MAX_YEAR);
    const total = readMoney(checks, 'total', input.total ?? null);
    const source = readSource(checks, 'source', input.source ?? null);
    checks.done();
    const provenance = { ...ENTERED, sources: source ? [source] : [] };
    const grant: Grant = { id: newId(), name, funder, fiscalYear, total, provenance };
    await manager.insert(Grant, grant);
    record(grantRecorded(grant, context.now));
    return grant.id;
  });
}

/** An organization's part of it. */
export function awardGrant(context: Context, input: AwardGrantInput): Promise<Done> {
  return context.command('awardGrant', input, async ({ manager, record }) => {
    requireStaff(context.viewer);
    const { grant: grantId, organization: organizationId, slots = null } = input;
    if (!(await manager.existsBy(Grant, { id: grantId }))) throw new HubError('NOT_FOUND', 'There is no such grant.');
    const checks = new Checks();
    const isKnown = await manager.existsBy(Organization, { id: organizationId });
    checks.that(isKnown, 'organization', 'must be an organization');
    const amount = readMoney(checks, 'amount', input.amount ?? null);
    checks.that((slots ?? 0) >= 0, 'slots', 'must be 0 or more');
    checks.done();
    const award: GrantAward = { id: newId(), grantId, organizationId, amount, slots };
    await manager.insert(GrantAward, award);
    record(grantAwarded(award, context.now));
    return award.id;
  });
}
