import { Entity, Index } from 'typeorm';
import { Flag, Id, Str } from '../../../platform/database/columns';
import type { Language } from '../../../platform/database/values';

/**
 * The public texts of one thing in one language, as they are shown and as they are searched: folded, see `domain/fold.ts`.
 * Its id is `Type:id:LANGUAGE`. The indexes by which it is found are in its migration.
 */
@Entity()
@Index('search_text_english', { synchronize: false })
@Index('search_text_spanish', { synchronize: false })
export class SearchText {
  @Id() id: string;
  @Index('search_text_source') @Str() source: string;
  /** What it is of, as `Type:id`. */
  @Index('search_text_subject') @Str({ nullable: true }) subject: string | null;
  @Str({ nullable: true }) language: Language | null;
  /** It was written in that language. */
  @Flag({ default: false }) original: boolean;
  @Str({ nullable: true }) title: string | null;
  @Str({ nullable: true }) body: string | null;
  @Str({ nullable: true }) foldedTitle: string | null;
  @Str({ nullable: true }) foldedBody: string | null;
}
