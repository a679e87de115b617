import type { Report, ReportItem } from '../../../../shared/model/report.ts';
import type { Ledgers } from '../../../../shared/presentation/ledgers.ts';
import type { Thumbnails } from '../evidence/thumbnails.ts';

/** Where an item stands in 归档文件目录.pdf. */
export interface CataloguePlace {
  readonly destination: string;
  readonly page: number;
}

/** What the sections of the inspection report draw from. */
export interface ReportContext {
  readonly report: Report;
  readonly ledgers: Ledgers;
  readonly itemOf: (path: string) => ReportItem | undefined;
  readonly catalogue: ReadonlyMap<string, CataloguePlace>;
  readonly thumbnails: Thumbnails;
  /** SHA-256 over the manifest's lines of the originals. */
  readonly originalsHash: string;
}

/** The destination of a finding within the report. */
export function findingDestination(id: string): string {
  return `finding-${id}`;
}
