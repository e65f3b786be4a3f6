import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context';
import { AgendaItemType } from '../graphql/agenda';
import { BodyType, toBody } from '../graphql/bodies';
import { DocumentType, toDocument } from '../graphql/documents';
import { eachFound, ifFound } from '../graphql/found';
import { GrantType, toGrant } from '../graphql/grants';
import { MeetingType, toMeeting } from '../graphql/meetings';
import { required } from './required';

/** The fields of an agenda item that lead further. What is closed to the viewer is not in the item's links any more. */
@Resolver(() => AgendaItemType)
export class AgendaItemResolver {
  @FieldResolver(() => MeetingType)
  async meeting(@Root() item: AgendaItemType, @Ctx() { loaders }: Context): Promise<MeetingType> {
    return toMeeting(required(await loaders.meeting.load(item.meetingId)));
  }

  @FieldResolver(() => GrantType, { nullable: true })
  async grant(@Root() item: AgendaItemType, @Ctx() { loaders }: Context): Promise<GrantType | null> {
    return item.grantId === null ? null : ifFound(await loaders.grant.load(item.grantId), toGrant);
  }

  @FieldResolver(() => BodyType, { nullable: true, description: 'The body that brings the item.' })
  async presenter(@Root() item: AgendaItemType, @Ctx() { loaders }: Context): Promise<BodyType | null> {
    return item.presenterId === null ? null : ifFound(await loaders.body.load(item.presenterId), toBody);
  }

  @FieldResolver(() => [DocumentType])
  async documents(@Root() item: AgendaItemType, @Ctx() { loaders }: Context): Promise<DocumentType[]> {
    return eachFound(await loaders.document.loadMany(item.documentIds), toDocument);
  }
}
