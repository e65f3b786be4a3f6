import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Done } from '../../../platform/commands/commands';
import { registerBody, updateBody } from '../commands/bodies';
import { addOrganization, updateOrganization } from '../commands/organizations';
import { addPerson, updatePerson } from '../commands/people';
import { addProgram, updateProgram } from '../commands/programs';
import type { Context } from '../context';
import { toBody } from '../graphql/bodies';
import { RegisterBodyInput, UpdateBodyInput } from '../graphql/body-inputs';
import {
  AddOrganizationInput,
  AddPersonInput,
  UpdateOrganizationInput,
  UpdatePersonInput,
} from '../graphql/directory-inputs';
import { toOrganization, toProgram } from '../graphql/organizations';
import { toPerson } from '../graphql/people';
import { AddProgramInput, UpdateProgramInput } from '../graphql/program-inputs';
import {
  AddOrganizationPayload,
  AddPersonPayload,
  AddProgramPayload,
  type BodyPayload,
  type OrganizationPayload,
  type PersonPayload,
  type ProgramPayload,
  RegisterBodyPayload,
  UpdateBodyPayload,
  UpdateOrganizationPayload,
  UpdatePersonPayload,
  UpdateProgramPayload,
} from '../graphql/registry-payloads';
import { required } from './required';

/** The registry of bodies, and the directory. */
@Resolver()
export class RegistryCommandsResolver {
  @Mutation(() => RegisterBodyPayload, {
    nullable: true,
    description: 'Staff. Adds a body; the service of its kind learns of it by event. SLUG_TAKEN.',
  })
  async registerBody(
    @Arg('input', () => RegisterBodyInput) input: RegisterBodyInput,
    @Ctx() context: Context,
  ): Promise<RegisterBodyPayload> {
    return withBody(context, await registerBody(context, input));
  }

  @Mutation(() => UpdateBodyPayload, {
    nullable: true,
    description: 'Staff. Renames, ends or rewires a body; a changed charge or duty needs its source.',
  })
  async updateBody(
    @Arg('input', () => UpdateBodyInput) input: UpdateBodyInput,
    @Ctx() context: Context,
  ): Promise<UpdateBodyPayload> {
    return withBody(context, await updateBody(context, input));
  }

  @Mutation(() => AddPersonPayload, {
    nullable: true,
    description: "Staff, clerk; for parents also the Parent Cabinet's staff liaison. Never contact data.",
  })
  async addPerson(
    @Arg('input', () => AddPersonInput) input: AddPersonInput,
    @Ctx() context: Context,
  ): Promise<AddPersonPayload> {
    return withPerson(context, await addPerson(context, input));
  }

  @Mutation(() => UpdatePersonPayload, {
    nullable: true,
    description: 'As addPerson, and the person themself. A parent gets no name here.',
  })
  async updatePerson(
    @Arg('input', () => UpdatePersonInput) input: UpdatePersonInput,
    @Ctx() context: Context,
  ): Promise<UpdatePersonPayload> {
    return withPerson(context, await updatePerson(context, input));
  }

  @Mutation(() => AddOrganizationPayload, {
    nullable: true,
    description: 'Staff.',
  })
  async addOrganization(
    @Arg('input', () => AddOrganizationInput) input: AddOrganizationInput,
    @Ctx() context: Context,
  ): Promise<AddOrganizationPayload> {
    return withOrganization(context, await addOrganization(context, input));
  }

  @Mutation(() => UpdateOrganizationPayload, {
    nullable: true,
    description: 'Staff.',
  })
  async updateOrganization(
    @Arg('input', () => UpdateOrganizationInput) input: UpdateOrganizationInput,
    @Ctx() context: Context,
  ): Promise<UpdateOrganizationPayload> {
    return withOrganization(context, await updateOrganization(context, input));
  }

  @Mutation(() => AddProgramPayload, { nullable: true, description: 'Staff.' })
  async addProgram(
    @Arg('input', () => AddProgramInput) input: AddProgramInput,
    @Ctx() context: Context,
  ): Promise<AddProgramPayload> {
    return withProgram(context, await addProgram(context, input));
  }

  @Mutation(() => UpdateProgramPayload, { nullable: true, description: 'Staff. New figures need asOf.' })
  async updateProgram(
    @Arg('input', () => UpdateProgramInput) input: UpdateProgramInput,
    @Ctx() context: Context,
  ): Promise<UpdateProgramPayload> {
    return withProgram(context, await updateProgram(context, input));
  }
}

/** The payload of a command: the body as it is now. */
async function withBody({ loaders }: Context, { subject, cursor }: Done): Promise<BodyPayload> {
  return { body: toBody(required(await loaders.body.load(subject))), cursor };
}

async function withPerson({ loaders }: Context, { subject, cursor }: Done): Promise<PersonPayload> {
  return { person: toPerson(required(await loaders.person.load(subject))), cursor };
}

async function withOrganization({ loaders }: Context, { subject, cursor }: Done): Promise<OrganizationPayload> {
  return { organization: toOrganization(required(await loaders.organization.load(subject))), cursor };
}

async function withProgram({ loaders }: Context, { subject, cursor }: Done): Promise<ProgramPayload> {
  return { program: toProgram(required(await loaders.program.load(subject))), cursor };
}
