/** Settings of the domain's rules, which a city may choose otherwise. */
export interface DomainSettings {
  /** Counts below it are suppressed; bands begin with it. */
  readonly suppressionFloor: number;
  /** Days after which an answer that its author has not reported back on may be closed. */
  readonly silenceDays: number;
  /** Kinds of meeting whose open-meeting clocks leave out Saturdays and Sundays. Our sources do not settle it. */
  readonly clocksSkipWeekends: readonly string[];
}

export const DOMAIN_DEFAULTS: DomainSettings = { suppressionFloor: 10, silenceDays: 90, clocksSkipWeekends: [] };
