import { PUBLIC, type Viewer } from '../../../platform/auth/viewer';
import type { Service } from '../../../platform/subgraph/service';
import { startTestService } from '../../../test/support/database';
import type { Loaders } from '../loaders';
import { department } from '../service';
import { bodyRow, documentRow, entryRow, itemRow, meetingRow, personRow, PROVENANCE, viewerWith } from '../test-rows';

/** Of each body a meeting whose minutes and agenda are in the works, and papers of every sort of it. */
const ROWS = [
  bodyRow('cabinet', { kind: 'MAYORS_CABINET' }),
  bodyRow('group'),
  personRow('present'),
  ...['cabinet', 'group'].flatMap((body) => [
    meetingRow(`${body}-drafted`, body, { status: 'ADJOURNED', minutesStatus: 'DRAFT' }),
    meetingRow(`${body}-none`, body, { status: 'ADJOURNED', minutesStatus: 'NONE' }),
    meetingRow(`${body}-posted`, body, { status: 'ADJOURNED', minutesStatus: 'POSTED_DRAFT' }),
    meetingRow(`${body}-planned`, body, { status: 'SCHEDULED' }),
    documentRow(`${body}-drafted-minutes`, 'MINUTES', { meetingId: `${body}-drafted`, bodyId: body }),
    documentRow(`${body}-none-minutes`, 'MINUTES', { meetingId: `${body}-none`, bodyId: body }),
    documentRow(`${body}-planned-agenda`, 'AGENDA', { meetingId: `${body}-planned`, bodyId: body }),
    documentRow(`${body}-planned-packet`, 'PACKET', { meetingId: `${body}-planned`, bodyId: body }),
    documentRow(`${body}-posted-minutes`, 'MINUTES', {
      meetingId: `${body}-posted`,
      bodyId: body,
      publishedAt: '2026-01-02T12:00:00Z',
      replacesId: `${body}-drafted-minutes`,
    }),
    documentRow(`${body}-correction`, 'MINUTES', {
      meetingId: `${body}-posted`,
      bodyId: body,
      replacesId: `${body}-posted-minutes`,
    }),
    meetingRow(`${body}-rewritten`, body, { status: 'ADJOURNED', minutesStatus: 'APPROVED' }),
    documentRow(`${body}-first-draft`, 'MINUTES', { meetingId: `${body}-rewritten`, bodyId: body }),
    documentRow(`${body}-second-draft`, 'MINUTES', { meetingId: `${body}-rewritten`, bodyId: body }),
    documentRow(`${body}-of-record`, 'MINUTES', {
      meetingId: `${body}-rewritten`,
      bodyId: body,
      provenance: { ...PROVENANCE, origin: 'RECORD' },
    }),
    meetingRow(`${body}-once`, body, { status: 'ADJOURNED', minutesStatus: 'POSTED_DRAFT' }),
    documentRow(`${body}-only-minutes`, 'MINUTES', { meetingId: `${body}-once`, bodyId: body }),
    documentRow(`${body}-posted-agenda`, 'AGENDA', { meetingId: `${body}-posted`, bodyId: body }),
    documentRow(`${body}-planned-notice`, 'NOTICE', { meetingId: `${body}-planned`, bodyId: body }),
    documentRow(`${body}-plan`, 'PLAN', { bodyId: body }),
    documentRow(`${body}-known-report`, 'STAFF_REPORT', { bodyId: body, publishedAt: '2026-01-02T12:00:00Z' }),
    documentRow(`${body}-new-report`, 'STAFF_REPORT', { bodyId: body }),
    itemRow(`${body}-reports`, `${body}-planned`, { documentIds: [`${body}-known-report`, `${body}-new-report`] }),
    documentRow(`${body}-closed-paper`, 'STAFF_REPORT', { bodyId: body, publishedAt: '2026-01-02T12:00:00Z' }),
    itemRow(`${body}-closed`, `${body}-posted`, { kind: 'EXECUTIVE_SESSION', documentIds: [`${body}-closed-paper`] }),
    entryRow(`${body}-entry`, `${body}-posted`, { personId: 'present' }),
  ]),
];

const PUBLIC_PAPERS = [
  'posted-minutes',
  'of-record',
  'only-minutes',
  'posted-agenda',
  'planned-notice',
  'plan',
  'known-report',
];
const IN_PREPARATION = [
  'drafted-minutes',
  'none-minutes',
  'correction',
  'first-draft',
  'second-draft',
  'planned-agenda',
  'planned-packet',
  'new-report',
];
const BEHIND_DOORS = ['closed-paper'];
const EVERY_PAPER = [...PUBLIC_PAPERS, ...IN_PREPARATION, ...BEHIND_DOORS];

const present: Viewer = { authenticated: true, person: 'present', grants: [] };

/** Who sees which papers of the Cabinet, and which of a group. */
const TABLE: [string, Viewer, string[], string[]][] = [
  ['the public', PUBLIC, PUBLIC_PAPERS, PUBLIC_PAPERS],
  ['a member of the group', viewerWith('MEMBER', 'group'), PUBLIC_PAPERS, [...PUBLIC_PAPERS, ...IN_PREPARATION]],
  ['a co-chair of the group', viewerWith('CO_CHAIR', 'group'), PUBLIC_PAPERS, [...PUBLIC_PAPERS, ...IN_PREPARATION]],
  [
    'a staff liaison of the group',
    viewerWith('STAFF_LIAISON', 'group'),
    PUBLIC_PAPERS,
    [...PUBLIC_PAPERS, ...IN_PREPARATION],
  ],
  [
    'an ambassador of the group',
    viewerWith('AMBASSADOR', 'group'),
    PUBLIC_PAPERS,
    [...PUBLIC_PAPERS, ...IN_PREPARATION],
  ],
  ['a member of another body', viewerWith('MEMBER', 'other'), PUBLIC_PAPERS, PUBLIC_PAPERS],
  [
    'department staff',
    viewerWith('STAFF'),
    [...PUBLIC_PAPERS, ...IN_PREPARATION],
    [...PUBLIC_PAPERS, ...IN_PREPARATION],
  ],
  ['a Cabinet member', viewerWith('CABINET_MEMBER'), EVERY_PAPER, [...PUBLIC_PAPERS, ...BEHIND_DOORS]],
  ['the clerk', viewerWith('CLERK'), EVERY_PAPER, EVERY_PAPER],
  ['someone who was there', present, [...PUBLIC_PAPERS, ...BEHIND_DOORS], [...PUBLIC_PAPERS, ...BEHIND_DOORS]],
];

describe('rights on documents', () => {
  let service: Service<Loaders>;
  beforeAll(async () => {
    service = await startTestService(department, ROWS);
  });
  afterAll(() => service.stop());

  const ask = async (
    viewer: Viewer,
    document: string,
    variables: Record<string, unknown>,
  ): Promise<Record<string, never>> => {
    const { data, errors } = await service.execute({ document, variables, viewer });
    expect(errors).toBeUndefined();
    return data as Record<string, never>;
  };
  const ids = (documents: ({ id: string } | null)[]): string[] =>
    documents.flatMap((document) => document?.id ?? []).sort();

  describe.each(TABLE)('of %s', (_who, viewer, ofCabinet, ofGroup) => {
    it.each([
      ['cabinet', ofCabinet],
      ['group', ofGroup],
    ])('are the same on every path to the papers of the %s', async (body, papers) => {
      const seen = papers.map((paper) => `${body}-${paper}`).sort();
      const all = EVERY_PAPER.map((paper) => `${body}-${paper}`);

      const byRoot = all.map((id) => ask(viewer, 'query($id: ID!) { document(id: $id) { id } }', { id }));
      expect(ids((await Promise.all(byRoot)).map(({ document }) => document))).toEqual(seen);

      const r = all.map((id) => ({ __typename: 'Document', id }));
      const entities = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Document { id } } }';
      const { _entities } = await ask(viewer, entities, { r });
      expect(ids(_entities)).toEqual(seen);

      const ofBody = await ask(viewer, 'query($body: ID!) { body(id: $body) { documents { id } } }', { body });
      expect(ids((ofBody.body as { documents: { id: string }[] }).documents)).toEqual(seen);

      const meetings = 'query($body: [ID!]) { meetings(bodies: $body) { nodes { documents { id } } } }';
      const ofMeetings = await ask(viewer, meetings, { body: [body] });
      const nodes = (ofMeetings.meetings as { nodes: { documents: { id: string }[] }[] }).nodes;
      const ofNoMeeting = /-(plan|closed-paper|known-report|new-report)$/;
      expect(ids(nodes.flatMap((node) => node.documents))).toEqual(seen.filter((id) => !ofNoMeeting.test(id)));
    });

    it('hold for the newest version of the minutes of a meeting', async () => {
      const { meeting } = await ask(viewer, '{ meeting(id: "group-posted") { minutes { id } } }', {});
      const newest = ofGroup.includes('correction') ? 'group-correction' : 'group-posted-minutes';
      expect(meeting).toEqual({ minutes: { id: newest } });
    });

    it('hold for the version that a document replaces', async () => {
      const { document } = await ask(
        viewer,
        '{ document(id: "group-posted-minutes") { replaces { id } meeting { id } body { id } } }',
        {},
      );
      const replaces = ofGroup.includes('drafted-minutes') ? { id: 'group-drafted-minutes' } : null;
      expect(document).toEqual({ replaces, meeting: { id: 'group-posted' }, body: { id: 'group' } });
    });
  });
});
