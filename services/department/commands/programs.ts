import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { readText, ENTERED } from '../../../platform/commands/values';
import { expectVersion } from '../../../platform/commands/version';
import { HubError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { Organization, Program } from '../entities/organization';
import { programAdded, programUpdated } from '../events/people';
import type { AddProgramInput, UpdateProgramInput } from '../graphql/program-inputs';
import { requireStaff } from '../policies/staff';

const MAX_NAME = 300;
const FIGURES = ['capacityLicensed', 'capacityActual', 'enrolled'] as const;

/** Something that an organization runs comes into the directory. */
export function addProgram(context: Context, input: AddProgramInput): Promise<Done> {
  return context.command('addProgram', input, async ({ manager, record }) => {
    requireStaff(context.viewer);
    const checks = new Checks();
    const isKnown = await manager.existsBy(Organization, { id: input.organization });
    checks.that(isKnown, 'organization', 'must be an organization');
    const name = readText(checks, 'name', input.name, MAX_NAME);
    checkFigures(checks, input);
    checks.done();
    const { organization: organizationId, capacityLicensed = null, capacityActual = null } = input;
    const { enrolled = null, asOf = null } = input;
    const figures = { capacityLicensed, capacityActual, enrolled, asOf };
    const program: Program = { id: newId(), version: 1, name, organizationId, ...figures, provenance: ENTERED };
    await manager.insert(Program, program);
    record(programAdded(program, context.now));
    return program.id;
  });
}

/** It is called otherwise, or has other figures. */
export function updateProgram(context: Context, input: UpdateProgramInput): Promise<Done> {
  return context.command('updateProgram', input, async ({ manager, record }) => {
    const where = { id: input.program };
    const program = await manager.findOne(Program, { where, lock: { mode: 'pessimistic_write' } });
    if (!program) throw new HubError('NOT_FOUND', 'There is no such program.');
    requireStaff(context.viewer);
    expectVersion(program.version, input.expectedVersion);
    const checks = new Checks();
    checks.that(input.name !== null, 'name', 'must have a value: leave it out to keep the one it has');
    const name = readText(checks, 'name', input.name, MAX_NAME) ?? undefined;
    checkFigures(checks, input);
    const { capacityLicensed, capacityActual, enrolled, asOf } = input;
    const given = Object.entries({ name, capacityLicensed, capacityActual, enrolled, asOf });
    const kept = given.filter(([, value]) => value !== undefined);
    checks.that(kept.length > 0, [], 'must have something to change');
    checks.done();
    const changes = { ...(Object.fromEntries(kept) as Partial<Program>), version: program.version + 1 };
    await manager.update(Program, program.id, changes);
    record(programUpdated({ ...program, ...changes }, context.now));
    return program.id;
  });
}

/** Figures are of a day: new ones without theirs would be taken for those of the day before. */
function checkFigures(checks: Checks, input: AddProgramInput | UpdateProgramInput): void {
  for (const figure of FIGURES) checks.that((input[figure] ?? 0) >= 0, figure, 'must be 0 or more');
  const hasNew = FIGURES.some((figure) => typeof input[figure] === 'number');
  checks.that(!hasNew || typeof input.asOf === 'string', 'asOf', 'must be there: figures hold for a day');
}
