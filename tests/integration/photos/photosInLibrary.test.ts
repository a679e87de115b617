import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../electron/intake/readFile.ts';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import { hashDistance, parseHash } from '../../../shared/photos/hashes.ts';
import type { ReadDocument } from '../../../shared/model/document.ts';
import { shoot } from '../../evaluation/photos/scenes.ts';
import { person } from '../library/sampleFiles.ts';
import { reading, sha256Of } from '../library/readOutcome.ts';

const photo = async (room: string): Promise<Buffer> => shoot({ room, people: room }, 'room');

describe('what a picture is told by', () => {
  it('is read out of photos of ordinary formats and sizes, upright', async () => {
    const bytes = await photo('read');
    const asJpeg = await readFile(bytes, '现场.jpg');
    const asPng = await readFile(await sharp(bytes).png().toBuffer(), '现场.png');
    expect([asJpeg.photo?.columns, asJpeg.photo?.rows, asJpeg.photo?.grey.length]).toEqual([90, 67, 90 * 67]);
    // A JPEG is shrunk while it is decoded, so that single bits may differ.
    expect(hashDistance(parseHash(asPng.photo!.dHash), parseHash(asJpeg.photo!.dHash))).toBeLessThanOrEqual(3);
    const tall = await readFile(await sharp(bytes).withMetadata({ orientation: 6 }).jpeg().toBuffer(), '竖.jpg');
    expect([tall.photo?.columns, tall.photo?.rows]).toEqual([67, 90]);
  });

  it('is absent for icons', async () => {
    const icon = await readFile(await sharp(await photo('icon')).resize(120).jpeg().toBuffer(), '图标.jpg');
    expect([icon.evidence.image?.width, icon.photo]).toEqual([120, undefined]);
  });

  it('comes back from the library as it went in, in bulk and with its document', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'danghe-photos-'));
    const library = await openLibrary(join(folder, 'library'), { ...person, create: true });
    const source = join(folder, 'source');
    await mkdir(source);
    const bytes = await photo('library');
    const read = await readFile(bytes, '现场.jpg');
    const embedded = { name: 'word/media/image1.jpeg', format: 'jpg', bytes: bytes.length, sha256: sha256Of(bytes), width: 1200, height: 900, photo: read.photo! };
    const minutes: ReadDocument = { ...reading('主题党日记录').document, pictures: [embedded, { ...embedded, name: 'word/media/image2.png', photo: undefined }] };
    const { id } = library.change('import', source, ({ sources }) => sources.ensure(source));
    const files = await Promise.all(
      ([['现场.jpg', bytes, read], ['记录.docx', Buffer.from('记录'), minutes]] as const).map(async ([path, content, document]) => {
        await writeFile(join(source, path), content);
        return { path, bytes: content.length, mtimeMs: 0, sha256: sha256Of(content), original: join(source, path), parentPath: null, outcome: { ...reading('主题党日记录'), document } };
      }),
    );
    await library.importBatch(id, files);
    await library.importBatch(id, files);
    const stored = library.documents.get(sha256Of(bytes))!;
    expect(stored.photo).toEqual(read.photo);
    expect(library.documents.get(sha256Of('记录'))!.pictures).toEqual(minutes.pictures);
    expect(library.pictures.all().map(({ name, sha256, features }) => [name, sha256, features?.dHash]).sort()).toEqual(
      [[null, sha256Of(bytes), read.photo!.dHash], ['word/media/image1.jpeg', sha256Of(bytes), read.photo!.dHash], ['word/media/image2.png', sha256Of(bytes), undefined]].sort(),
    );
    library.close();
  });
});
