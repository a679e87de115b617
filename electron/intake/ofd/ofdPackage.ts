import type { EmbeddedPicture } from '../../../shared/model/document.ts';
import { describePicture } from '../embeddedPicture.ts';
import type { ReadLimits } from '../limits.ts';
import { ReadFailure } from '../readFailure.ts';
import { MemberRefused, openArchive, type ArchiveEntry } from '../archive/openArchive.ts';
import { parseXml, type XmlNode } from './xmlNode.ts';

/** One XML file of the package and the folder its relative places start from. */
export interface OfdFile {
  readonly path: string;
  readonly root: XmlNode;
}

/** The files of an OFD: a ZIP whose members refer to each other by `ST_Loc`, absolute from the package's root or relative to the file. */
export interface OfdPackage {
  /** The XML file that `from` (or the root) refers to as `location`; `null` where there is none. Throws `ReadFailure` where it is damaged. */
  readonly open: (location: string, from?: OfdFile) => Promise<OfdFile | null>;
  /** The package's pictures; those that cannot be taken out are left out, as a viewer would show the page without them. */
  readonly pictures: () => Promise<EmbeddedPicture[]>;
}

/** Of more pictures than this only the first are described. */
const MAX_PICTURES = 500;

/**
 * Opens the package; names are found whatever their case, slashes or backslashes. The unpacked bytes of all files read
 * together stay below `limits.unpackedBytes`.
 */
export async function openPackage(bytes: Uint8Array, limits: ReadLimits): Promise<OfdPackage> {
  const { entries } = await openArchive(bytes, limits.members);
  const byName = new Map<string, ArchiveEntry>();
  for (const entry of entries) if (!entry.directory) byName.set(normal(entry.name), entry);
  let room = limits.unpackedBytes;
  const take = async (entry: ArchiveEntry): Promise<Uint8Array> => {
    const content = await entry.unpack(Math.min(room, limits.entryBytes));
    room -= content.length;
    return content;
  };

  return {
    open: async (location, from) => {
      const entry = candidates(location, from?.path).map((name) => byName.get(name)).find((found) => found !== undefined);
      if (!entry) return null;
      try {
        return { path: normal(entry.name), root: parseXml(await take(entry)) };
      } catch (error) {
        if (error instanceof MemberRefused) throw new ReadFailure(error.reason === 'encrypted' ? 'encrypted' : error.reason === 'too-large' ? 'too-large' : 'corrupt', `${entry.name} 无法取出`, { cause: error });
        throw new ReadFailure('corrupt', `${entry.name} 损坏`, { cause: error });
      }
    },
    pictures: async () => {
      const found: EmbeddedPicture[] = [];
      for (const entry of [...byName.values()].filter(({ name }) => /\.(?:jpe?g|png|bmp|gif|tiff?|webp)$/i.test(name)).slice(0, MAX_PICTURES)) {
        try {
          found.push(await describePicture(entry.name, await take(entry)));
        } catch (error) {
          if (!(error instanceof MemberRefused)) throw error;
        }
      }
      return found;
    },
  };
}

/** Where a place may lie: beside the referring file, then from the root, then in the folders above it, since producers mix these up. */
function candidates(location: string, from: string | undefined): string[] {
  const place = location.trim().replaceAll('\\', '/');
  if (place === '') return [];
  const folders = (from ?? '').split('/').slice(0, -1);
  const relative = folders.map((_, depth) => [...folders.slice(0, folders.length - depth), place].join('/'));
  return (place.startsWith('/') ? [place, ...relative] : [...relative, place]).map(normal);
}

function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').toLowerCase().split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
