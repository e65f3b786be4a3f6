import { TranslatedTextResolver } from '../../../platform/subgraph/common-types';
import { BodyResolver } from './bodies';
import { DocumentResolver } from './documents';
import { GrantAwardResolver, GrantResolver } from './grants';
import { HubResolver } from './hub';
import { ImplementationCommandsResolver } from './implementation-commands';
import { GoalResolver, IndicatorResolver } from './indicators';
import { IndicatorPointResolver } from './indicator-points';
import { MeasurementCommandsResolver } from './measurement-commands';
import { MEETING_RESOLVERS } from './meeting-resolvers';
import { MoneyCommandsResolver } from './money-commands';
import { OrganizationResolver, ProgramResolver } from './organizations';
import { AffiliationResolver, PersonResolver } from './people';
import { ImplementationResolver, RecommendationResolver } from './recommendations';
import { RegistryCommandsResolver } from './registry-commands';
import { StrategyResolver } from './strategies';
import { ImplementationUpdateResolver, IndicatorUpdateResolver } from './updates';
import { RoleGrantResolver, ViewerResolver } from './viewer';

/** Every resolver class of the service. */
export const RESOLVERS = [
  BodyResolver,
  PersonResolver,
  AffiliationResolver,
  ViewerResolver,
  RoleGrantResolver,
  OrganizationResolver,
  ProgramResolver,
  IndicatorResolver,
  IndicatorPointResolver,
  GoalResolver,
  StrategyResolver,
  GrantResolver,
  GrantAwardResolver,
  DocumentResolver,
  RecommendationResolver,
  ImplementationResolver,
  ImplementationCommandsResolver,
  RegistryCommandsResolver,
  MeasurementCommandsResolver,
  MoneyCommandsResolver,
  IndicatorUpdateResolver,
  ImplementationUpdateResolver,
  HubResolver,
  TranslatedTextResolver,
  ...MEETING_RESOLVERS,
];
