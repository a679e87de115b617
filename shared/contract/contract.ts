import type { InputOf, OutputOf } from './call.ts';
import { appCalls } from './appCalls.ts';
import { eventCalls } from './eventCalls.ts';
import { evidenceCalls } from './evidenceCalls.ts';
import { exportCalls } from './exportCalls.ts';
import { findingCalls } from './findingCalls.ts';
import { filterCalls } from './filterCalls.ts';
import { folderCalls } from './folderCalls.ts';
import { handOverCalls } from './handOverCalls.ts';
import { helpCalls } from './helpCalls.ts';
import { importCalls } from './importCalls.ts';
import { itemCalls } from './itemCalls.ts';
import { jobCalls } from './jobs.ts';
import { bookCalls } from './bookCalls.ts';
import { handwritingCalls } from './handwritingCalls.ts';
import { ocrCalls } from './ocrCalls.ts';
import { problemCalls } from './problemCalls.ts';
import { overviewCalls } from './overviewCalls.ts';
import { peopleCalls } from './peopleCalls.ts';
import { protectionCalls } from './protectionCalls.ts';
import { rectificationCalls } from './rectificationCalls.ts';
import { rosterCalls } from './rosterCalls.ts';
import { schemeCalls } from './schemeCalls.ts';
import { sensitivityCalls } from './sensitivityCalls.ts';
import { settingsCalls } from './settingsCalls.ts';
import { standardCalls } from './standardCalls.ts';
import { villageCalls } from './villageCalls.ts';
import { recordCalls } from './recordCalls.ts';
import { tableCalls } from './tableCalls.ts';

/** Every call between window and backend: the one typed map. An area adds its own file and a line here. */
export const contract = {
  ...appCalls,
  ...eventCalls,
  ...evidenceCalls,
  ...exportCalls,
  ...findingCalls,
  ...filterCalls,
  ...folderCalls,
  ...handOverCalls,
  ...helpCalls,
  ...problemCalls,
  ...importCalls,
  ...itemCalls,
  ...jobCalls,
  ...bookCalls,
  ...handwritingCalls,
  ...ocrCalls,
  ...overviewCalls,
  ...peopleCalls,
  ...protectionCalls,
  ...rectificationCalls,
  ...rosterCalls,
  ...schemeCalls,
  ...sensitivityCalls,
  ...settingsCalls,
  ...standardCalls,
  ...villageCalls,
  ...recordCalls,
  ...tableCalls,
};

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type CallInput<Name extends CallName> = InputOf<Contract[Name]>;
export type CallOutput<Name extends CallName> = OutputOf<Contract[Name]>;
