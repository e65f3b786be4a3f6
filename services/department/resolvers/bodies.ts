import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { HubError } from '../../../platform/errors';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { Context } from '../context';
import { scheduleClock } from '../domain/schedule-clock';
import type { BodyKind } from '../entities/body';
import type { DocumentKind } from '../entities/document';
import { BodyKindEnum, BodyType, toBody } from '../graphql/bodies';
import { DocumentKindEnum, DocumentType, toDocument } from '../graphql/documents';
import { eachFound, ifFound } from '../graphql/found';
import { ScheduleClockType } from '../graphql/schedule-clock';

/** The registry: bodies, and how they hang together. */
@Resolver(() => BodyType)
export class BodyResolver {
  @Query(() => BodyType, { nullable: true, description: 'One body. Give id or slug, not both.' })
  async body(
    @Ctx() { loaders }: Context,
    @Arg('id', () => ID, { nullable: true }) id?: string | null,
    @Arg('slug', () => String, { nullable: true }) slug?: string | null,
  ): Promise<BodyType | null> {
    const given = (argument?: string | null): argument is string => typeof argument === 'string';
    if (given(id) && !given(slug)) return ifFound(await loaders.body.load(id), toBody);
    if (given(slug) && !given(id)) return ifFound(await loaders.bodyBySlug.load(slug), toBody);
    throw new HubError('BAD_USER_INPUT', 'Give either "id" or "slug", one of the two.');
  }

  @Query(() => [BodyType], {
    nullable: true,
    description: 'All bodies that exist on a day (today unless asOf is given).',
  })
  async bodies(
    @Ctx() { loaders, today }: Context,
    @Arg('kinds', () => [BodyKindEnum], { nullable: true }) kinds: BodyKind[] | null,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf: string | null,
  ): Promise<BodyType[]> {
    return (await loaders.bodiesOn(asOf ?? today, kinds ?? null)).map(toBody);
  }

  @FieldResolver(() => BodyType, { nullable: true, description: 'The body that it is part of.' })
  async parent(@Root() body: BodyType, @Ctx() { loaders }: Context): Promise<BodyType | null> {
    return body.parentId === null ? null : ifFound(await loaders.body.load(body.parentId), toBody);
  }

  @FieldResolver(() => [BodyType])
  async children(@Root() body: BodyType, @Ctx() { loaders }: Context): Promise<BodyType[]> {
    return (await loaders.childrenOfBody.load(body.id)).map(toBody);
  }

  @FieldResolver(() => [BodyType], { description: 'Bodies that this one informs; the edges of the dynamic system.' })
  async informs(@Root() body: BodyType, @Ctx() { loaders }: Context): Promise<BodyType[]> {
    return eachFound(await loaders.body.loadMany(body.informsIds), toBody);
  }

  @FieldResolver(() => [BodyType])
  async informedBy(@Root() body: BodyType, @Ctx() { loaders }: Context): Promise<BodyType[]> {
    return (await loaders.informersOfBody.load(body.id)).map(toBody);
  }

  @FieldResolver(() => BodyType, { nullable: true })
  async predecessor(@Root() body: BodyType, @Ctx() { loaders }: Context): Promise<BodyType | null> {
    return body.predecessorId === null ? null : ifFound(await loaders.body.load(body.predecessorId), toBody);
  }

  @FieldResolver(() => BodyType, { nullable: true })
  async successor(@Root() body: BodyType, @Ctx() { loaders }: Context): Promise<BodyType | null> {
    const [first] = await loaders.successorsOfBody.load(body.id);
    return ifFound(first ?? null, toBody);
  }

  @FieldResolver(() => ScheduleClockType, {
    nullable: true,
    description:
      'The yearly schedule of regular meetings that the open-meeting rules ask for; null unless the body is SUBJECT.',
  })
  async scheduleClock(@Root() body: BodyType, @Ctx() { loaders, today }: Context): Promise<ScheduleClockType | null> {
    if (body.openMeetingStatus !== 'SUBJECT') return null;
    const clock = scheduleClock(await loaders.documentsOfBody.load(body.id), today);
    return { dueOn: clock.dueOn, document: ifFound(clock.document, toDocument), late: clock.late };
  }

  @FieldResolver(() => [DocumentType])
  async documents(
    @Root() body: BodyType,
    @Ctx() { loaders }: Context,
    @Arg('kind', () => [DocumentKindEnum], { nullable: true }) kinds: DocumentKind[] | null,
  ): Promise<DocumentType[]> {
    const documents = await loaders.documentsOfBody.load(body.id);
    return documents.filter((document) => kinds?.includes(document.kind) ?? true).map(toDocument);
  }
}
