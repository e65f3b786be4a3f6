import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { MotionType, toMotion } from '../graphql/motion';
import { RecommendationType, toRecommendation } from '../graphql/recommendation';
import { AgendaItemStub, MeetingStub } from '../graphql/stubs';
import type { Context } from '../context';
import { toRecommendations } from './reads';

/** What the docket adds to meetings and their agendas; of an agenda that is not yet for this viewer, nothing. */

@Resolver(() => MeetingStub)
export class MeetingResolver {
  @FieldResolver(() => [MotionType], { nullable: true })
  async motions(@Root() { id }: MeetingStub, @Ctx() { loaders }: Context): Promise<MotionType[]> {
    return (await loaders.motionsOfMeeting.load(id)).map(toMotion);
  }

  @FieldResolver(() => [RecommendationType], { nullable: true, description: 'Recommendations on its agenda.' })
  async recommendations(
    @Root() { id }: MeetingStub,
    @Ctx() { loaders }: Context,
  ): Promise<RecommendationType[] | null> {
    if (!(await loaders.meetingWithAgenda.load(id))) return null;
    const items = await loaders.agendaItemsOfMeeting.load(id);
    const links = await Promise.all(items.map((item) => loaders.agendaLinksOfItem.load(item.id)));
    const ids = new Set(links.flat().map((link) => link.recommendationId));
    return toRecommendations(await Promise.all([...ids].map((found) => loaders.recommendation.load(found))));
  }
}

@Resolver(() => AgendaItemStub)
export class AgendaItemResolver {
  @FieldResolver(() => RecommendationType, {
    nullable: true,
    description: 'The recommendation that the item takes up.',
  })
  async recommendation(
    @Root() { id }: AgendaItemStub,
    @Ctx() { loaders }: Context,
  ): Promise<RecommendationType | null> {
    const [link] = await loaders.agendaLinksOfItem.load(id);
    const found = link ? await loaders.recommendation.load(link.recommendationId) : null;
    return found && toRecommendation(found);
  }

  @FieldResolver(() => [MotionType], { nullable: true })
  async motions(@Root() { id }: AgendaItemStub, @Ctx() { loaders }: Context): Promise<MotionType[] | null> {
    if (!(await loaders.agendaItem.load(id))) return null;
    return (await loaders.motionsOfAgendaItem.load(id)).map(toMotion);
  }
}
