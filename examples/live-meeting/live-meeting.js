'use strict';
const HUB = new URLSearchParams(location.search).get('hub') ?? 'http://localhost:4000/graphql';
const MEETING = `fragment Shown on Meeting { id title { en es } status currentItem { number title { en es } }
  attendance { present quorumRequired } }`;
const NOW = `{ meetings(status: [IN_SESSION, RECESSED], order: NEWEST_FIRST, first: 1) { nodes { ...Shown } } } ${MEETING}`;
const LIVE = `subscription { meetingUpdates { eventId kind at agendaItem { number } meeting { ...Shown } } } ${MEETING}`;

let language = navigator.language.startsWith('es') ? 'es' : 'en';
let meeting = null;
let isLive = false;
const events = [];

/** Shows the meeting that is held now, if one is, and then follows what happens, from where that answer was true. */
async function begin() {
  try {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(HUB, { method: 'POST', headers, body: JSON.stringify({ query: NOW }) });
    const { data, extensions } = await answer.json();
    meeting = data.meetings.nodes[0] ?? meeting;
    follow(extensions.cursor);
  } catch {
    later(begin);
  }
}

/** EventSource comes back by itself, with the id of the last event; where it is refused, it is made anew with the same. */
function follow(after) {
  const asked = new URLSearchParams({ query: LIVE, extensions: JSON.stringify({ after }) });
  const source = new EventSource(`${HUB}?${asked}`);
  let last = after;
  const leave = (next) => (source.close(), later(next));
  source.addEventListener('open', () => connected(true));
  source.addEventListener('error', () =>
    source.readyState === EventSource.CLOSED ? leave(() => follow(last)) : connected(false),
  );
  source.addEventListener('complete', () => leave(() => follow(last)));
  source.addEventListener('next', ({ data, lastEventId }) => {
    last = lastEventId || last;
    const update = JSON.parse(data).data?.meetingUpdates;
    if (update) take(update);
    else leave(startOver);
  });
}

/** The hub cannot go on from there: rather an empty list than one with a hole that nobody sees. */
function startOver() {
  events.length = 0;
  byId('events').replaceChildren();
  void begin();
}

function later(next) {
  connected(false);
  setTimeout(next, 1_000 + Math.random() * 2_000);
}

/** The meeting that is held stays on the page, whatever is planned of others. */
function take(update) {
  const isHeld = ['IN_SESSION', 'RECESSED'].includes(meeting?.status);
  if (!isHeld || update.meeting.id === meeting.id) meeting = update.meeting;
  events.push(update);
  show();
  tell(update);
}

function connected(now) {
  isLive = now;
  show();
}

function show() {
  const { says, statuses } = WORDS[language];
  document.documentElement.lang = language;
  document.title = says.page;
  for (const place of document.querySelectorAll('[data-says]')) put(place, says[place.dataset.says]);
  put(byId('connection'), isLive ? says.live : says.waiting);
  put(byId('language'), says.other, says.otherLanguage);
  putText(byId('title'), meeting?.title, says.page);
  put(byId('status'), meeting ? (statuses[meeting.status] ?? '–') : says.none);
  const item = meeting?.currentItem;
  putText(byId('item'), item?.title, '–', item ? `${item.number}. ` : '');
  const { present, quorumRequired } = meeting?.attendance ?? {};
  put(byId('present'), present === null || present === undefined ? '–' : says.count(present, quorumRequired));
}

/** A line of the list; what is new is read out, as the list is a log. */
function tell({ kind, at, agendaItem }) {
  const time = new Date(at).toLocaleTimeString(language);
  const line = document.createElement('li');
  line.textContent = `${time} ${WORDS[language].kinds[kind] ?? kind}${agendaItem ? ` ${agendaItem.number}` : ''}`;
  byId('events').append(line);
  line.scrollIntoView({ block: 'nearest' });
}

/** Says who reads it aloud in which language it is, where that is not the page's. */
function put(place, text, lang = language) {
  if (place.textContent !== text) place.textContent = text;
  if (lang === language) place.removeAttribute('lang');
  else place.lang = lang;
}

function putText(place, text, otherwise, before = '') {
  const shown = text?.[language] ? language : ['en', 'es'].find((one) => text?.[one]);
  put(place, before + (shown ? text[shown] : otherwise), shown);
}

function byId(id) {
  return document.getElementById(id);
}

byId('language').addEventListener('click', () => {
  language = WORDS[language].says.otherLanguage;
  show();
  byId('events').replaceChildren();
  events.forEach(tell);
});
show();
void begin();
