import type { ChainCheck } from '../../shared/archive/eventChain.ts';
import type { Books } from './books.ts';
import type { Branches } from './branches.ts';
import type { Changing } from './change.ts';
import type { Documents } from './documents.ts';
import type { Events } from './events.ts';
import type { Handwriting } from './handwriting.ts';
import type { ImportedFile } from './importedFile.ts';
import type { ItemList } from './itemList.ts';
import type { Items } from './items.ts';
import type { Ledgers } from './ledgers.ts';
import type { Ocr } from './ocr.ts';
import type { Originals } from './originals.ts';
import type { LibrarySecret } from './protection/keyFile.ts';
import type { Pictures } from './pictures.ts';
import type { Pins } from './pins.ts';
import type { Readings } from './readings.ts';
import type { Search } from './search.ts';
import type { Placement } from '../../shared/filing/filing.ts';
import type { Settings } from './settings.ts';
import type { SnapshotPart, SnapshotUse } from './snapshot.ts';
import type { Sources } from './sources.ts';

/** An open archive library; reading is by subject, writing only through `change` and `changeInSteps`. */
export interface Library extends Changing {
  readonly folder: string;
  /** It has a password: nothing of it may be written readably beside it. */
  readonly protected: boolean;
  /** Every change is refused: it was opened so, or nothing can be written where it lies. */
  readonly readOnly: boolean;
  readonly sources: Sources;
  readonly items: Items;
  readonly itemList: ItemList;
  readonly documents: Documents;
  readonly pictures: Pictures;
  readonly readings: Readings;
  readonly ocr: Ocr;
  readonly books: Books;
  readonly handwriting: Handwriting;
  readonly originals: Originals;
  readonly branches: Branches;
  readonly settings: Settings;
  readonly ledgers: Ledgers;
  readonly pins: Pins;
  readonly search: Search;
  readonly events: Events;
  /**
   * Imports a batch: originals first, copied and flushed to the disk together, then one transaction that names them. A
   * file whose bytes are not the ones that were read is recorded as unreadable (`changed-while-reading`).
   */
  importBatch(sourceId: number, files: readonly ImportedFile[]): Promise<void>;
  /** Of placements those that put an item of the source elsewhere than it is. */
  placementsToMake(sourceId: number, placements: readonly Placement[]): readonly Placement[];
  /** What SQLite itself finds wrong with the database; empty where nothing is. */
  damage(): readonly string[];
  /** What a check or the filing pass looks at, part by part, for another thread; see `snapshotParts`. */
  snapshot(use: SnapshotUse): IterableIterator<SnapshotPart>;
  /** Looks at everything: the database, the event chain, every original's bytes. */
  check(): Promise<LibraryCheck>;
  /**
   * Writes the whole library into one zip file: a snapshot of the database and every original, each checked as it goes
   * in. The file appears only when it is complete.
   *
   * @throws DangheError `target-not-empty`, `original-missing`, `original-altered`, `write-failed`, `disk-full`
   */
  backup(file: string): Promise<BackupSummary>;
  close(): void;
}

export interface BackupSummary {
  readonly originals: number;
  readonly bytes: number;
}

export interface LibraryCheck {
  /** What SQLite finds wrong; empty when nothing is. */
  readonly damage: readonly string[];
  readonly chain: ChainCheck;
  readonly missing: readonly string[];
  readonly altered: readonly string[];
}

export interface OpenOptions {
  /** Makes the library where the folder does not exist or is empty. */
  readonly create?: boolean;
  /** Refuses every change. */
  readonly readOnly?: boolean;
  /** What opens it where it is protected. */
  readonly secret?: LibrarySecret;
  /** Told while the encryption of a library, or its removal, is brought to its end. */
  readonly onProtection?: (done: number, total: number) => void;
  /** Who works with it, for the events. */
  readonly actor: string;
  /** The time of events, as an ISO 8601 instant. */
  readonly now: () => string;
}
