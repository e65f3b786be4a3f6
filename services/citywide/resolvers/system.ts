import { Arg, Args, Ctx, Int, Query, Resolver } from 'type-graphql';
import { EVERY_ROW, rowsWhere } from '../../../platform/loaders/rows';
import { DateScalar } from '../../../platform/subgraph/scalars';
import { HubError } from '../../../platform/errors';
import type { Context } from '../context';
import { flowOf } from '../domain/docket';
import { edgesOf } from '../domain/edges';
import { SeenBody } from '../entities/seen';
import { InformingArgs, InformingFlowType } from '../graphql/figures';
import { PersonStub, stub } from '../graphql/stubs';
import { wholeDocket } from '../loaders/docket';
import { peopleOnBodies } from '../loaders/sittings';

/** The system as a whole. */
@Resolver()
export class SystemResolver {
  @Query(() => [InformingFlowType], {
    nullable: true,
    description: 'The dynamic system: who informs whom, and what flowed along each edge.',
  })
  async informing(
    @Ctx() { manager, today }: Context,
    @Args(() => InformingArgs) { from = null, to = null, asOf }: InformingArgs,
  ): Promise<InformingFlowType[]> {
    const day = asOf ?? today;
    const [bodies, docket] = await Promise.all([
      rowsWhere(manager, SeenBody, EVERY_ROW).getMany(),
      wholeDocket(manager),
    ]);
    return edgesOf(bodies, docket, day).map((edge) => ({
      from: stub(edge.fromId),
      to: stub(edge.toId),
      ...flowOf(edge.docketed, { from, to }, day),
    }));
  }

  @Query(() => [PersonStub], {
    nullable: 'itemsAndList',
    description: 'People with seats on at least min bodies; null items are people whose name service does not answer.',
  })
  async peopleOnSeveralBodies(
    @Ctx() { manager, today }: Context,
    @Arg('min', () => Int, { nullable: true, defaultValue: 2 }) min: number | null,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf: string | null,
  ): Promise<PersonStub[]> {
    const least = min ?? 2;
    if (least < 1) throw new HubError('BAD_USER_INPUT', `The argument "min" must be 1 or more, not ${least}.`);
    return (await peopleOnBodies(manager, least, asOf ?? today)).map((id) => ({ id }));
  }
}
