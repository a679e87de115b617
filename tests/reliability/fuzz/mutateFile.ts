import { deflateSync, inflateSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { mutateBytes } from './mutateBytes.ts';
import { mutateText } from './mutateText.ts';
import type { Random } from './random.ts';

/** Damages a file where its format is sensitive: a member of a zip, a sector of a compound file, an object of a PDF, a piece of a text; or anywhere. */
export function mutateFile(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  if (random.chance(0.25)) return mutateBytes(bytes, random, other);
  try {
    const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
    if (head.startsWith('PK\u0003\u0004')) return mutateZip(bytes, random);
    if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return mutateCompound(bytes, random);
    if (head.includes('%PDF-')) return mutatePdf(bytes, random);
    if (!head.includes('\u0000') && !/^(?:\u00ff\u00d8|\u0089PNG|GIF8|II\*|MM)/.test(head)) return Buffer.from(mutateText(Buffer.from(bytes).toString('utf8'), random), 'utf8');
  } catch {
    // The seed is itself damaged: damaged anywhere, then.
  }
  return mutateBytes(bytes, random, other);
}

function mutateZip(bytes: Uint8Array, random: Random): Uint8Array {
  const members: Record<string, Uint8Array> = unzipSync(bytes);
  const names = Object.keys(members);
  if (names.length === 0) return mutateBytes(bytes, random);
  const name = random.pick(names);
  const content = members[name]!;
  switch (random.below(6)) {
    case 0:
      Reflect.deleteProperty(members, name);
      break;
    case 1:
      members[random.pick(['../../outside.xml', '/absolute.xml', 'a\\..\\b.xml', 'CON', `${name}\u0000`, `${'n'.repeat(300)}.docx`, 'inner.zip'])] = content;
      break;
    case 2:
      members[name] = mutateBytes(content, random);
      break;
    case 3:
      members[name] = mutateFile(content, random, content);
      break;
    default:
      members[name] = Buffer.from(mutateText(Buffer.from(content).toString('utf8'), random), 'utf8');
  }
  const zipped = zipSync(members, { level: random.chance(0.5) ? 0 : 6 });
  // Now and then the directory at the end lies about what it lists.
  return random.chance(0.2) ? damagedEnd(zipped, random) : zipped;
}

function damagedEnd(zipped: Uint8Array, random: Random): Uint8Array {
  const end = Math.min(zipped.length, 600);
  return Buffer.concat([zipped.subarray(0, zipped.length - end), mutateBytes(zipped.subarray(zipped.length - end), random)]);
}

const SECTOR = 512;

/** The header's counts and starts, the chains of sectors, the directory; or a sector in another's place. */
function mutateCompound(bytes: Uint8Array, random: Random): Uint8Array {
  const mutated = Buffer.from(bytes);
  const sectors = Math.floor(mutated.length / SECTOR);
  if (sectors < 3) return mutateBytes(bytes, random);
  const values = [0xffff_ffff, 0xffff_fffe, 0xffff_fffd, 0xffff_fffc, 0, 1, random.below(sectors), sectors, 0x7fff_ffff];
  for (let times = 1 + random.below(4); times > 0; times -= 1) {
    switch (random.below(4)) {
      case 0:
        mutated.writeUInt32LE(random.pick(values), random.pick([0x2c, 0x30, 0x38, 0x3c, 0x40, 0x44, 0x48, 0x4c, 0x50]));
        break;
      case 1: {
        // An entry of whichever sector the header says is the first of the allocation table, or of the directory.
        const sector = Math.min(sectors - 2, mutated.readUInt32LE(random.pick([0x4c, 0x30])));
        mutated.writeUInt32LE(random.pick(values), (sector + 1) * SECTOR + random.below(SECTOR / 4) * 4);
        break;
      }
      case 2:
        mutated.copy(mutated, (1 + random.below(sectors - 1)) * SECTOR, (1 + random.below(sectors - 1)) * SECTOR, Math.min(mutated.length, sectors * SECTOR));
        break;
      default: {
        const at = random.below(sectors) * SECTOR;
        mutateBytes(mutated.subarray(at, at + SECTOR), random).forEach((value, index) => {
          if (at + index < mutated.length && index < SECTOR) mutated[at + index] = value;
        });
      }
    }
  }
  return mutated;
}

/** An object's dictionary, a stream's content (unpacked and packed again), or the table of objects. */
function mutatePdf(bytes: Uint8Array, random: Random): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  if (random.chance(0.5)) {
    const streams = [...text.matchAll(/stream\r?\n/g)];
    if (streams.length > 0) {
      const { index, 0: mark } = random.pick(streams);
      const [from, to] = [index + mark.length, text.indexOf('endstream', index)];
      if (to > from) {
        const content = Buffer.from(text.slice(from, to), 'latin1');
        let changed: Uint8Array;
        try {
          changed = deflateSync(Buffer.from(mutateText(inflateSync(content).toString('latin1'), random), 'latin1'));
        } catch {
          changed = mutateBytes(content, random);
        }
        return Buffer.concat([bytes.subarray(0, from), changed, bytes.subarray(to)]);
      }
    }
  }
  // Outside of streams, where dictionaries, references and the table are.
  const places = [...text.matchAll(/\d+ \d+ obj|xref|trailer|startxref|\/\w+ \d+ \d+ R|\/(?:Length|Kids|Count|Filter|W|Index|Prev|Size)\b/g)];
  if (places.length === 0) return mutateBytes(bytes, random);
  const { index } = random.pick(places);
  return Buffer.concat([bytes.subarray(0, index), Buffer.from(mutateText(text.slice(index, index + 200), random), 'latin1'), bytes.subarray(Math.min(bytes.length, index + 200))]);
}
