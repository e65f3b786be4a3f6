import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context';
import { BodyType, toBody } from '../graphql/bodies';
import { DocumentType, toDocument } from '../graphql/documents';
import { ifFound } from '../graphql/found';
import { MeetingType, toMeeting } from '../graphql/meetings';

@Resolver(() => DocumentType)
export class DocumentResolver {
  @Query(() => DocumentType, { nullable: true })
  async document(@Arg('id', () => ID) id: string, @Ctx() { loaders }: Context): Promise<DocumentType | null> {
    return ifFound(await loaders.document.load(id), toDocument);
  }

  @FieldResolver(() => DocumentType, { nullable: true, description: 'The version that this one corrects.' })
  async replaces(@Root() document: DocumentType, @Ctx() { loaders }: Context): Promise<DocumentType | null> {
    return document.replacesId === null ? null : ifFound(await loaders.document.load(document.replacesId), toDocument);
  }

  @FieldResolver(() => MeetingType, { nullable: true })
  async meeting(@Root() document: DocumentType, @Ctx() { loaders }: Context): Promise<MeetingType | null> {
    return document.meetingId === null ? null : ifFound(await loaders.meeting.load(document.meetingId), toMeeting);
  }

  @FieldResolver(() => BodyType, { nullable: true })
  async body(@Root() document: DocumentType, @Ctx() { loaders }: Context): Promise<BodyType | null> {
    return document.bodyId === null ? null : ifFound(await loaders.body.load(document.bodyId), toBody);
  }
}
