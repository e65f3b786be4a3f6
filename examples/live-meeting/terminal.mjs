// A meeting, live, at the terminal: node examples/live-meeting/terminal.mjs [http://localhost:4000/graphql]
import { overFetch } from '../../dist/client/fetch-stream.js';
import { iterate } from '../../dist/client/iterate.js';
import { createLiveClient } from '../../dist/client/live-client.js';

const url = process.argv[2] ?? 'http://localhost:4000/graphql';
const query = `subscription {
  meetingUpdates { kind at agendaItem { number title { en } } meeting { title { en } status } }
}`;

const say = (line) => process.stdout.write(`${line}\n`);
const events = iterate(
  createLiveClient({ transport: overFetch({ url }) }),
  { query },
  {
    connection: (state, reason) => say(state === 'live' ? `Following ${url}` : `Looking for the hub (${reason}) …`),
    gap: ({ code }) => say(`What happened before may be missing here (${code}).`),
  },
);
for await (const { data, errors } of events) {
  if (errors) say(errors.map(({ message }) => message).join(' '));
  if (!data) continue;
  const { kind, at, agendaItem, meeting } = data.meetingUpdates;
  say(`${at}  ${kind}  ${agendaItem ? `${agendaItem.number}. ${agendaItem.title?.en ?? ''}` : meeting.title.en}`);
}
