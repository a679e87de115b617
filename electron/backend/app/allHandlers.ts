import type { CallName } from '../../../shared/contract/contract.ts';
import { appHandlers } from './appHandlers.ts';
import { eventHandlers } from './eventHandlers.ts';
import { fixityHandlers } from './fixityHandlers.ts';
import { evidenceHandlers } from './evidenceHandlers.ts';
import { exportHandlers } from './exportHandlers.ts';
import { findingHandlers } from './findingHandlers.ts';
import { filterHandlers } from './filterHandlers.ts';
import { folderHandlers } from './folderHandlers.ts';
import type { Handlers } from './handlers.ts';
import { handOverHandlers } from './handOverHandlers.ts';
import { handwritingHandlers } from './handwritingHandlers.ts';
import { helpHandlers } from './helpHandlers.ts';
import { importHandlers } from './importHandlers.ts';
import { itemDecisionHandlers } from './itemDecisionHandlers.ts';
import { itemHandlers } from './itemHandlers.ts';
import { itemListHandlers } from './itemListHandlers.ts';
import { jobHandlers } from './jobHandlers.ts';
import { bookHandlers } from './bookHandlers.ts';
import { ocrHandlers } from './ocrHandlers.ts';
import { originalHandlers } from './originalHandlers.ts';
import { problemHandlers } from './problemHandlers.ts';
import { overviewHandlers } from './overviewHandlers.ts';
import { rectificationHandlers } from './rectificationHandlers.ts';
import { rosterHandlers } from './rosterHandlers.ts';
import { peopleHandlers } from './peopleHandlers.ts';
import { protectionHandlers } from './protectionHandlers.ts';
import { schemeHandlers } from './schemeHandlers.ts';
import { sensitivityHandlers } from './sensitivityHandlers.ts';
import { settingsHandlers } from './settingsHandlers.ts';
import { standardHandlers } from './standardHandlers.ts';
import { villageHandlers } from './villageHandlers.ts';
import { recordHandlers } from './recordHandlers.ts';
import { tableHandlers } from './tableHandlers.ts';

/** A handler for every call of the contract: one missing, or one too many, does not compile. */
export const handlers: Handlers<CallName> = {
  ...appHandlers,
  ...eventHandlers,
  ...fixityHandlers,
  ...evidenceHandlers,
  ...exportHandlers,
  ...findingHandlers,
  ...filterHandlers,
  ...folderHandlers,
  ...handOverHandlers,
  ...handwritingHandlers,
  ...helpHandlers,
  ...problemHandlers,
  ...importHandlers,
  ...itemDecisionHandlers,
  ...itemHandlers,
  ...itemListHandlers,
  ...jobHandlers,
  ...bookHandlers,
  ...ocrHandlers,
  ...originalHandlers,
  ...overviewHandlers,
  ...peopleHandlers,
  ...protectionHandlers,
  ...rectificationHandlers,
  ...rosterHandlers,
  ...schemeHandlers,
  ...sensitivityHandlers,
  ...settingsHandlers,
  ...standardHandlers,
  ...villageHandlers,
  ...recordHandlers,
  ...tableHandlers,
};
