import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Language } from '../../../platform/database/values';
import { type Page, type PageArguments, PageLoader, type PagedList } from '../../../platform/loaders/pages';
import { type Condition, MAX_BATCH, NO_ROW } from '../../../platform/loaders/rows';
import { searchQuery } from '../domain/search-query';
import { snippetOf } from '../domain/snippet';
import { SearchText } from '../entities/search-text';

/** By language: the configuration in which its words are stemmed. */
const CONFIGURATIONS: Readonly<Record<Language, string>> = { EN: 'english', ES: 'spanish' };

/** A text that was found. */
export interface Found {
  /** What it is of, as `Type:id`. */
  readonly subject: string;
  readonly language: Language;
  /** Around the first hit; each hit between « and ». */
  readonly snippet: string;
}

/** Texts as the index of a language holds them: word for word what the migration says. */
function vector(alias: string, language: Language, column: (property: string) => string): string {
  const weighted = (property: string, weight: string): string =>
    `setweight(to_tsvector('${CONFIGURATIONS[language]}', COALESCE(${alias}.${column(property)}, '')), '${weight}')`;
  return `(${weighted('foldedTitle', 'A')} || ${weighted('foldedBody', 'B')})`;
}

const asked = (language: Language): string => `to_tsquery('${CONFIGURATIONS[language]}', :asked)`;
const sameName = (property: string): string => property;
const inDatabase = (property: string): string => (property === 'foldedTitle' ? 'folded_title' : 'folded_body');

function matches(alias: string, language: Language, column = sameName): string {
  return `(${alias}.language = '${language}' AND ${vector(alias, language, column)} @@ ${asked(language)})`;
}

const IN_BOTH = `(${matches('item', 'EN')} OR ${matches('item', 'ES')})`;

/** A translation is left out where the original is found as well: one thing is found once. */
const NOT_TWICE = `(item.original OR NOT EXISTS (
  SELECT 1 FROM search_text other WHERE other.subject = item.subject AND other.original
     AND (${matches('other', 'EN', inDatabase)} OR ${matches('other', 'ES', inDatabase)})))`;

const rank = (language: Language): string => `ts_rank(${vector('item', language, sameName)}, ${asked(language)})`;

const RANK = `CAST(CASE WHEN item.language = 'ES' THEN ${rank('ES')} ELSE ${rank('EN')} END AS float8)`;

/** Finds texts, best first. */
export class SearchLoader {
  private readonly pages: PageLoader<SearchText>;
  private readonly marks = new Map<string, DataLoader<SearchText, string>>();

  constructor(private readonly manager: EntityManager) {
    this.pages = new PageLoader(manager, SearchText, 'parent.key IS NOT NULL');
  }

  /** @param language null for texts of both */
  async load(text: string, language: Language | null, args: PageArguments): Promise<Page<Found>> {
    const query = searchQuery(text);
    const page = await this.pages.load('all', listOf(query, language), args);
    const found = await Promise.all(page.nodes.map((row) => this.toFound(row, query ?? '')));
    const edges = page.edges.map(({ cursor }, at) => ({ cursor, node: found[at] }));
    return {
      edges,
      nodes: found,
      pageInfo: page.pageInfo,
      get totalCount() {
        return page.totalCount;
      },
    };
  }

  private async toFound(row: SearchText, query: string): Promise<Found> {
    let loader = this.marks.get(query);
    if (!loader) {
      loader = new DataLoader((rows) => this.mark(rows, query), { maxBatchSize: MAX_BATCH });
      this.marks.set(query, loader);
    }
    const marked = await loader.load(row);
    const text = [row.title, row.body].filter(Boolean).join(' — ');
    return { subject: row.subject as string, language: row.language as Language, snippet: snippetOf(text, marked) };
  }

  /** The folded texts with the hits marked, as PostgreSQL finds them. */
  private async mark(rows: readonly SearchText[], query: string): Promise<string[]> {
    const folded = rows.map((row) => [row.foldedTitle, row.foldedBody].filter(Boolean).join(' '));
    const languages = rows.map(({ language }) => CONFIGURATIONS[language as Language]);
    const marked = await this.manager.query<{ text: string }[]>(
      `SELECT ts_headline(config::regconfig, text, to_tsquery(config::regconfig, $3),
                          'HighlightAll=true, StartSel=«, StopSel=»') AS text
         FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS given (text, config, nr) ORDER BY nr`,
      [folded, languages, query],
    );
    return marked.map(({ text }) => text);
  }
}

function listOf(query: string | null, language: Language | null): PagedList {
  if (query === null) return { where: NO_ROW, sort: [{ expression: 'item.id', type: 'text', direction: 'ASC' }] };
  const sql = language === null ? `${IN_BOTH} AND ${NOT_TWICE}` : matches('item', language);
  const where: Condition = { sql, parameters: { asked: query } };
  return {
    where,
    sort: [
      { expression: RANK, type: 'float8', direction: 'DESC' },
      { expression: 'item.id', type: 'text', direction: 'ASC' },
    ],
  };
}
