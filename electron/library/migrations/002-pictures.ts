import { inflateSync } from 'node:zlib';
import type { Migration } from './migration.ts';

interface DocumentRow {
  readonly sha256: string;
  readonly evidence: string;
  readonly content: Buffer;
}

interface Picture {
  readonly name: string;
  readonly sha256: string;
  readonly width?: number;
  readonly height?: number;
  readonly exif?: Readonly<Record<string, string>>;
}

/** Pictures, loose ones and those inside documents, in a narrow table: the photos of a township are compared all at once. */
export const pictures: Migration = {
  version: 2,
  up(database) {
    database.exec(`
      -- document: the file's digest; a picture file has one row without a name. features: a 2-byte width, a 2-byte height
      -- (both big-endian), the two 8-byte hashes, then the grey picture row by row.
      CREATE TABLE pictures (
        document TEXT NOT NULL REFERENCES documents(sha256) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT,
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        width INTEGER,
        height INTEGER,
        exif TEXT NOT NULL DEFAULT '{}',
        features BLOB,
        PRIMARY KEY (document, position)
      ) STRICT, WITHOUT ROWID;
    `);
    const put = database.prepare<[string, number, string | null, string, number | null, number | null, string]>(
      'INSERT INTO pictures (document, position, name, sha256, width, height, exif) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    for (const { sha256, evidence, content } of database.prepare<[], DocumentRow>('SELECT sha256, evidence, content FROM documents').all()) {
      const { image, exif } = JSON.parse(evidence) as { readonly image?: { readonly width: number; readonly height: number }; readonly exif?: unknown };
      if (image) put.run(sha256, 0, null, sha256, image.width, image.height, JSON.stringify(exif ?? {}));
      const inside = (JSON.parse(inflateSync(content).toString('utf8')) as { readonly pictures: readonly Picture[] }).pictures;
      for (const [index, picture] of inside.entries()) put.run(sha256, index + 1, picture.name, picture.sha256, picture.width ?? null, picture.height ?? null, JSON.stringify(picture.exif ?? {}));
    }
  },
};
