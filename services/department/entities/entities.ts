import { AgendaItem } from './agenda-item';
import { Body } from './body';
import { Document } from './document';
import { Grant, GrantAward } from './grant';
import { FiscalNote, Implementation, ImplementationNote, Milestone } from './implementation';
import { Goal, Indicator } from './indicator';
import { IndicatorPoint } from './indicator-point';
import { KnownRecommendation } from './known';
import { Meeting } from './meeting';
import { Organization, Program } from './organization';
import { Affiliation, Person } from './person';
import { RollCallEntry } from './roll-call-entry';

/** Every table of the service; what others refer to comes first. */
export const ENTITIES = [
  Body,
  Organization,
  Program,
  Person,
  Affiliation,
  Goal,
  Indicator,
  IndicatorPoint,
  Grant,
  GrantAward,
  Meeting,
  Document,
  AgendaItem,
  RollCallEntry,
  Implementation,
  Milestone,
  ImplementationNote,
  FiscalNote,
  KnownRecommendation,
];
