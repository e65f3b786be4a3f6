/** Something that happened, as it enters the log. Its payload is ids and public texts, never a person's name. */
export interface NewEvent {
  /** What happened, such as `MeetingScheduled`. */
  readonly type: string;
  /** Version of the payload's shape. */
  readonly typeVersion: number;
  /** What it happened to, as `Type:id`. */
  readonly subject: string;
  /** The subject's version after it. */
  readonly version: number;
  /**
   * What an answer that read it depends on: `Type:id`, and `Type` for lists that may gain or lose a member. Drops answers
   * that are kept and never leaves the hub: it may name what not everybody may see. The payload may not.
   */
  readonly touched: readonly string[];
  /** What readers need without asking back. */
  readonly payload: Readonly<Record<string, unknown>>;
  /**
   * When it happened: of a command, when it was given, whatever day the payload says that it is about; of a row that a
   * dataset brings, the time of its fact. The position says when the hub learned it.
   */
  readonly at: Date;
}
