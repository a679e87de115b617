import { townshipBranch, townshipPath } from '../archive/townshipNames.ts';
import type { DecidedFinding } from '../model/decision.ts';
import type { EvidenceLink } from './evidenceLink.ts';
import type { AllLedgers } from './mergeLedgers.ts';
import { standardKey } from './standardRecord.ts';

/** The ledgers of a unit whose bundle is taken in, with branches, files and keys as they are called here; entries of other branches than these are left out. */
export function ledgersOfTownship(township: string, theirs: AllLedgers, branches: ReadonlySet<string>): AllLedgers {
  const branchHere = (branch: string) => townshipBranch(township, branch);
  const pathHere = (path: string) => townshipPath(township, path);
  const keyHere = (key: string) => `${township}/${key}`;
  const came = (branch: string | null) => branch === null || branches.has(branch);
  const aboutHere = <About extends DecidedFinding>(about: About): About => ({ ...about, branch: about.branch === null ? null : branchHere(about.branch), paths: about.paths.map(pathHere) });
  const linksHere = (links: readonly EvidenceLink[]) => links.map((link) => ({ ...link, path: pathHere(link.path) }));
  return {
    findingDecisions: new Map([...theirs.findingDecisions].filter(([, { about }]) => came(about.branch)).map(([key, value]) => [keyHere(key), { ...value, about: aboutHere(value.about) }])),
    rectifications: new Map([...theirs.rectifications].filter(([, { branch }]) => came(branch)).map(([key, entry]) => [key, {
      ...entry, branch: entry.branch === null ? null : branchHere(entry.branch), evidence: linksHere(entry.evidence),
      finding: entry.finding && { ...aboutHere(entry.finding), key: keyHere(entry.finding.key) },
    }])),
    standardRecords: new Map([...theirs.standardRecords.values()].filter(({ branch }) => came(branch)).map((record) => {
      const here = { ...record, branch: branchHere(record.branch), evidence: linksHere(record.evidence) };
      return [standardKey(here), here];
    })),
    lateRecordNotes: new Map([...theirs.lateRecordNotes].map(([key, note]) => [key, { ...note, path: pathHere(note.path) }])),
    rosterMembers: new Map([...theirs.rosterMembers.values()].filter(({ branch }) => came(branch)).map((member) => {
      const here = { ...member, id: keyHere(member.id), branch: branchHere(member.branch) };
      return [here.id, here];
    })),
  };
}

/** The path of the item that an entry there means by a number, as the entries themselves tell. */
export function pathsByItem({ rectifications, standardRecords, lateRecordNotes }: AllLedgers): ReadonlyMap<number, string> {
  const links = [...rectifications.values(), ...standardRecords.values()].flatMap(({ evidence }) => evidence);
  return new Map([...links, ...lateRecordNotes.values()].map(({ itemId, path }) => [itemId, path]));
}
