import type { TranslatedText } from '../../../platform/database/values';
import type { Change, Rule, Rules, Told } from './change';
import {
  by,
  findable,
  hidden,
  idOf,
  isOf,
  line,
  named,
  refIn,
  rule,
  say,
  set,
  textIn,
  titled,
  told,
  translatedIn,
} from './making';

/* The department's news: bodies, the directory, everybody's meetings and papers, indicators, what is carried out. */

const body: Rule['changes'] = (event) => [
  set(
    'SeenBody',
    idOf(event),
    told(event, 'slug', 'kind', 'name', 'informsIds', 'validFrom', 'validTo', 'openMeetingStatus'),
  ),
  ...named(event, { bodyId: idOf(event), title: event.payload.name }),
  ...findable(event, event.payload.name, event.payload.charge),
];

const organization: Rule['changes'] = (event) => [
  set('SeenOrganization', idOf(event), told(event, 'sector', 'side')),
  ...findable(event, event.payload.name),
];

/** An affiliation has no id of its own in the log; it began once. */
const affiliation: Rule['changes'] = (event) => {
  const id = `${idOf(event)}:${textIn(event, 'organizationId')}:${textIn(event, 'from')}`;
  return [set('SeenAffiliation', id, { personId: idOf(event), ...told(event, 'organizationId', 'from', 'to') })];
};

/** Told where the affiliations of a person are replaced: those that it has now are told after it. */
const affiliationsReplaced: Rule['changes'] = (event) =>
  event.payload.affiliationsReplaced === true
    ? [{ op: 'remove', table: 'SeenAffiliation', where: { personId: idOf(event) } }]
    : [];

/** What every event of a meeting tells; those of rows about a meeting tell less. */
const meeting: Rule['changes'] = (event) => {
  if (!isOf('Meeting', event) || !Array.isArray(event.payload.jointWithIds)) return [];
  const bodyIds = [textIn(event, 'bodyId'), ...(event.payload.jointWithIds as string[])];
  const facts = told(
    event,
    'kind',
    'status',
    'date',
    'startsAt',
    'endsAt',
    'adjournedAt',
    'minutesStatus',
    'minutesPostedAt',
  );
  return [
    set('SeenMeeting', idOf(event), { bodyIds, ...facts, ...attendance(event) }),
    ...named(event, { bodyId: bodyIds[0], title: event.payload.title ?? meetingOf(event) }),
    ...findable(event, event.payload.title, event.payload.place),
  ];
};

/** A meeting without a title is called by its day. */
function meetingOf(event: Told): TranslatedText | null {
  const day = textIn(event, 'date') ?? textIn(event, 'startsAt')?.slice(0, 10) ?? null;
  return day === null ? null : { en: day, es: day, original: 'EN', machineTranslated: [] };
}

interface Counts {
  readonly present: number | null;
  readonly absent: number | null;
  readonly excused: number | null;
}

function attendance({ payload }: Told) {
  const { present = null, absent, excused } = (payload.attendance ?? {}) as Partial<Counts>;
  return present === null ? {} : { present, expected: present + (absent ?? 0) + (excused ?? 0) };
}

const HERE: ReadonlySet<unknown> = new Set(['PRESENT', 'PRESENT_REMOTELY']);

/** A line of the roll that a dataset brought. */
const rollCall: Rule['changes'] = (event) => [
  {
    op: 'add',
    table: 'SeenMeeting',
    id: idOf(event),
    amounts: { present: HERE.has(event.payload.presence) ? 1 : 0, expected: 1 },
  },
];

/** A paper whose title is told is public; of minutes that is told, without their title, that they were published. */
const document: Rule['changes'] = (event) => {
  const { title = null, meetingId = null, kind, publishedAt = null } = event.payload;
  if (!isOf('Document', event)) return [];
  const changes: Change[] =
    title === null ? [] : [...named(event, { bodyId: textIn(event, 'bodyId'), title }), ...findable(event, title)];
  if (kind === 'MINUTES' && typeof meetingId === 'string' && publishedAt !== null)
    changes.push(set('SeenMeeting', meetingId, { minutesPostedAt: publishedAt }));
  const [replaced] = refIn(event, 'replacesId', 'Document');
  return title !== null && replaced ? [...changes, hidden(replaced)] : changes;
};

const indicator: Rule['changes'] = (event) => [
  ...named(event, { title: event.payload.name }),
  ...findable(event, event.payload.name, event.payload.definition, event.payload.storyBehind),
];

/** A change of a meeting that everybody may know of. */
const news = (kind: Parameters<typeof line>[0], en: string, es: string): Rule =>
  rule({ changes: meeting, line: line(kind, say(en, es)) });

const PROGRESS = by('status', {
  NOT_STARTED: say('Carrying it out has not begun', 'Su puesta en práctica no ha comenzado'),
  ON_TRACK: say('Carrying it out is on track', 'Su puesta en práctica va según lo previsto'),
  AT_RISK: say('Carrying it out is at risk', 'Su puesta en práctica está en riesgo'),
  STALLED: say('Carrying it out has stalled', 'Su puesta en práctica está detenida'),
  DONE: say('It was carried out', 'Se puso en práctica'),
  DROPPED: say('It is carried out no more', 'Ya no se pone en práctica'),
});

const carryingOut = (en: string, es: string): Rule => rule({ line: line('IMPLEMENTATION_CHANGED', say(en, es)) });

/** Of a milestone, its own words say more than those of its recommendation. */
const milestone = (en: string, es: string): Rule =>
  rule({ line: titled('title', line('IMPLEMENTATION_CHANGED', say(en, es))) });

const figures = (en: string, es: string): Rule => rule({ line: line('INDICATOR_UPDATED', figure(en, es)) });

function figure(en: string, es: string) {
  return (event: Told) => {
    const period = textIn(event, 'period');
    return period === null ? say(en, es) : say(`${en} for ${period}`, `${es} de ${period}`);
  };
}

/** What was published by one act. */
function values({ payload }: Told) {
  const points = (payload.points ?? []) as readonly { readonly period: string }[];
  const periods = [...new Set(points.map(({ period }) => period))];
  if (periods.length !== 1) return say('Values were published', 'Se publicaron valores');
  const [period] = periods;
  return points.length === 1
    ? say(`A value was published for ${period}`, `Se publicó un valor de ${period}`)
    : say(`Values were published for ${period}`, `Se publicaron valores de ${period}`);
}

const bodyNews = (en: string, es: string): Rule => rule({ changes: body, line: line('BODY_CHANGED', say(en, es)) });

export const department: Rules = {
  BodyRegistered: bodyNews('A body is in the registry', 'Un órgano está en el registro'),
  BodyUpdated: bodyNews('The registry of a body changed', 'Cambió el registro de un órgano'),

  OrganizationAdded: rule({ changes: organization }),
  OrganizationUpdated: rule({ changes: organization }),
  AffiliationAdded: rule({ changes: affiliation }),
  PersonUpdated: rule({ changes: affiliationsReplaced }),

  // Of older meetings the record does not say what came of them: there is nothing to report.
  MeetingRecorded: rule({ changes: meeting }),
  MeetingScheduled: news('MEETING_SCHEDULED', 'A meeting was scheduled', 'Se convocó una reunión'),
  MeetingDetailsChanged: news('MEETING_CHANGED', 'Details of a meeting changed', 'Cambiaron datos de una reunión'),
  MeetingRescheduled: news('MEETING_RESCHEDULED', 'A meeting was moved', 'Una reunión cambió de fecha'),
  MeetingCancelled: news('MEETING_CANCELLED', 'A meeting was cancelled', 'Se canceló una reunión'),
  AgendaPublished: news('AGENDA_PUBLISHED', 'The agenda was published', 'Se publicó el orden del día'),
  AgendaChanged: rule({
    line: line('AGENDA_CHANGED', ({ payload }) =>
      payload.published === true ? say('The agenda changed', 'Cambió el orden del día') : null,
    ),
  }),
  MeetingStarted: news('MEETING_STARTED', 'A meeting began', 'Comenzó una reunión'),
  MeetingRecessed: news('MEETING_CHANGED', 'A meeting was recessed', 'Una reunión entró en receso'),
  MeetingResumed: news('MEETING_CHANGED', 'A meeting was resumed', 'Se reanudó una reunión'),
  MeetingAdjourned: news('MEETING_ADJOURNED', 'A meeting ended', 'Terminó una reunión'),
  MeetingNotHeld: news('MEETING_NOT_HELD', 'A meeting had no quorum', 'Una reunión no tuvo quórum'),
  AttendanceChanged: rule({ changes: meeting }),
  AttendanceRecorded: rule({ changes: rollCall }),
  MinutesPosted: news('MINUTES_POSTED', 'Minutes were posted', 'Se publicó el acta'),
  MinutesApproved: news('MINUTES_APPROVED', 'Minutes were approved', 'Se aprobó el acta'),
  MinutesCorrected: news('MINUTES_CORRECTED', 'Minutes were corrected', 'Se corrigió el acta'),

  DocumentAdded: rule({
    changes: document,
    line: line('DOCUMENT_ADDED', (event) =>
      isOf('Document', event) && translatedIn(event, 'title') !== null
        ? say('A document was published', 'Se publicó un documento')
        : null,
    ),
  }),

  IndicatorDefined: rule({
    changes: indicator,
    line: line('INDICATOR_UPDATED', say('An indicator is measured', 'Se mide un indicador')),
  }),
  IndicatorChanged: rule({ changes: indicator }),
  IndicatorPointsPublished: rule({
    changes: indicator,
    line: line('INDICATOR_UPDATED', values),
  }),
  IndicatorForecastReplaced: figures('A forecast was made', 'Se hizo un pronóstico'),
  IndicatorPointPublished: figures('A value was published', 'Se publicó un valor'),
  IndicatorTargetSet: figures('A target was set', 'Se fijó una meta'),
  IndicatorForecastSet: figures('A forecast was made', 'Se hizo un pronóstico'),

  ImplementationSet: rule({
    line: line(
      'IMPLEMENTATION_CHANGED',
      (event) => PROGRESS(event) ?? say('Carrying out changed', 'Cambió su puesta en práctica'),
    ),
  }),
  MilestoneAdded: milestone('A step was planned', 'Se planeó un paso'),
  MilestoneCompleted: milestone('A step was taken', 'Se dio un paso'),
  ImplementationNoteAdded: carryingOut(
    'There is word on how it is carried out',
    'Hay noticias de su puesta en práctica',
  ),
  FiscalNoteSet: carryingOut('Its cost was estimated', 'Se estimó su costo'),
};
