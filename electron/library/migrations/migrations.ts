import { initial } from './001-initial.ts';
import { pictures } from './002-pictures.ts';
import { ledgers } from './003-ledgers.ts';
import { stamps } from './004-stamps.ts';
import { ocr } from './005-ocr.ts';
import { townships } from './006-townships.ts';
import { pages } from './007-pages.ts';
import { books } from './008-books.ts';
import { narrowItems } from './009-narrow-items.ts';
import { listIndexes } from './010-list-indexes.ts';
import { handwriting } from './011-handwriting.ts';
import { sourceLabels } from './012-source-labels.ts';
import type { Migration } from './migration.ts';

/** All steps from an empty file to the layout this program works with, in order. */
export const migrations: readonly Migration[] = [initial, pictures, ledgers, stamps, ocr, townships, pages, books, narrowItems, listIndexes, handwriting, sourceLabels];
