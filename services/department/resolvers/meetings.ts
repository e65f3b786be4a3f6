import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { TranslatedTextType } from '../../../platform/subgraph/common-types';
import type { TranslatedText } from '../../../platform/database/values';
import type { Context } from '../context';
import { attendanceOf } from '../domain/attendance';
import { titleFrom } from '../domain/meeting-title';
import { newestVersion } from '../domain/minutes';
import type { AgendaItemKind } from '../entities/agenda-item';
import type { Body } from '../entities/body';
import type { MinutesStatus } from '../entities/meeting';
import { AgendaItemKindEnum, AgendaItemType, toAgendaItem } from '../graphql/agenda';
import { BodyType, toBody } from '../graphql/bodies';
import { DocumentType, toDocument } from '../graphql/documents';
import { eachFound, ifFound } from '../graphql/found';
import {
  AttendanceSummaryType,
  MinutesStatusEnum,
  OpenMeetingClocksType,
  RollCallEntryType,
  toOpenMeetingClocks,
  toRollCallEntry,
} from '../graphql/meeting-records';
import { MeetingType, toMeeting } from '../graphql/meetings';
import { required } from './required';

/** The fields of a meeting that lead further or are not the same for every viewer. */
@Resolver(() => MeetingType)
export class MeetingResolver {
  @FieldResolver(() => TranslatedTextType, {
    description: "Made from the body's name where the record gives no title.",
  })
  async title(@Root() meeting: MeetingType, @Ctx() context: Context): Promise<TranslatedText> {
    return meeting.title ?? titleFrom((await bodyOf(meeting, context)).name);
  }

  @FieldResolver(() => BodyType)
  async body(@Root() meeting: MeetingType, @Ctx() context: Context): Promise<BodyType> {
    return toBody(await bodyOf(meeting, context));
  }

  @FieldResolver(() => [BodyType])
  async jointWith(@Root() meeting: MeetingType, @Ctx() { loaders }: Context): Promise<BodyType[]> {
    return eachFound(await loaders.body.loadMany(meeting.jointWithIds), toBody);
  }

  @FieldResolver(() => [AgendaItemType], {
    description: 'In the order of the meeting; empty for viewers who may not see it before publication.',
  })
  async agenda(
    @Root() meeting: MeetingType,
    @Ctx() { loaders }: Context,
    @Arg('kind', () => [AgendaItemKindEnum], { nullable: true }) kind: readonly AgendaItemKind[] | null,
  ): Promise<AgendaItemType[]> {
    const items = await loaders.agendaOfMeeting.load(meeting.id);
    return items.filter((item) => !kind || kind.includes(item.kind)).map(toAgendaItem);
  }

  @FieldResolver(() => AgendaItemType, { nullable: true, description: 'The one item that is open now.' })
  async currentItem(@Root() meeting: MeetingType, @Ctx() { loaders }: Context): Promise<AgendaItemType | null> {
    const items = await loaders.agendaOfMeeting.load(meeting.id);
    return ifFound(items.find((item) => item.status === 'OPEN') ?? null, toAgendaItem);
  }

  @FieldResolver(() => AttendanceSummaryType, { description: 'Counts, which everybody may see.' })
  async attendance(@Root() meeting: MeetingType, @Ctx() context: Context): Promise<AttendanceSummaryType> {
    const counted = context.loaders.rollCountOfMeeting.load(meeting.id);
    const [roll, body] = await Promise.all([counted, bodyOf(meeting, context)]);
    return attendanceOf(meeting, roll, body.quorum);
  }

  @FieldResolver(() => [RollCallEntryType], {
    description: 'Attendance by name; empty for viewers who may see counts only.',
  })
  async rollCall(@Root() meeting: MeetingType, @Ctx() { loaders }: Context): Promise<RollCallEntryType[]> {
    return (await loaders.rollCallOfMeeting.load(meeting.id)).map(toRollCallEntry);
  }

  @FieldResolver(() => MinutesStatusEnum)
  async minutesStatus(@Root() meeting: MeetingType, @Ctx() { loaders }: Context): Promise<MinutesStatus> {
    if (meeting.minutesStatus !== 'DRAFT') return meeting.minutesStatus;
    return (await loaders.meetingInPreparation.load(meeting.id)) ? 'DRAFT' : 'NONE';
  }

  @FieldResolver(() => DocumentType, {
    nullable: true,
    description: 'The newest version that this viewer may see; older ones by Document.replaces.',
  })
  async minutes(@Root() meeting: MeetingType, @Ctx() { loaders }: Context): Promise<DocumentType | null> {
    const documents = await loaders.documentsOfMeeting.load(meeting.id);
    return ifFound(newestVersion(documents.filter((document) => document.kind === 'MINUTES')), toDocument);
  }

  @FieldResolver(() => MeetingType, { nullable: true, description: 'The later meeting that approved the minutes.' })
  async minutesApprovedIn(@Root() meeting: MeetingType, @Ctx() { loaders }: Context): Promise<MeetingType | null> {
    const id = meeting.minutesApprovedInId;
    return id === null ? null : ifFound(await loaders.meeting.load(id), toMeeting);
  }

  @FieldResolver(() => OpenMeetingClocksType, { nullable: true })
  async clocks(@Root() meeting: MeetingType, @Ctx() { loaders }: Context): Promise<OpenMeetingClocksType | null> {
    return ifFound(await loaders.clocksOfMeeting.load(meeting.id), toOpenMeetingClocks);
  }

  @FieldResolver(() => [DocumentType])
  async documents(@Root() meeting: MeetingType, @Ctx() { loaders }: Context): Promise<DocumentType[]> {
    return (await loaders.documentsOfMeeting.load(meeting.id)).map(toDocument);
  }
}

async function bodyOf(meeting: MeetingType, { loaders }: Context): Promise<Body> {
  return required(await loaders.body.load(meeting.bodyId));
}
