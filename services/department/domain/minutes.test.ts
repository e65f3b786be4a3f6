import type { Document } from '../entities/document';
import { newestVersion } from './minutes';

function version(id: string, publishedAt: string | null, replacesId: string | null = null): Document {
  return { id, replacesId, publishedAt: publishedAt === null ? null : new Date(publishedAt) } as Document;
}

describe('the newest version of minutes', () => {
  it('is the one that no other replaces, whenever it was published', () => {
    const versions = [version('b', '2026-01-01T00:00:00Z', 'a'), version('a', '2026-02-01T00:00:00Z')];
    expect(newestVersion(versions)?.id).toBe('b');
  });

  it('is the end of a longer chain', () => {
    expect(newestVersion([version('a', null), version('c', null, 'b'), version('b', null, 'a')])?.id).toBe('c');
  });

  it('is what was published last where none replaces another', () => {
    expect(newestVersion([version('a', '2026-02-01T00:00:00Z'), version('b', '2026-01-01T00:00:00Z')])?.id).toBe('a');
  });

  it('is a draft before what was published', () => {
    expect(newestVersion([version('a', '2026-02-01T00:00:00Z'), version('b', null)])?.id).toBe('b');
  });

  it('is the one left when its correction is not for this viewer', () => {
    expect(newestVersion([version('a', '2026-02-01T00:00:00Z')])?.id).toBe('a');
  });

  it('is null without any', () => {
    expect(newestVersion([])).toBeNull();
  });
});
