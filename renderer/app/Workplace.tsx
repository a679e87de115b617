import { Alert, Layout, Menu, Spin } from 'antd';
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { AppState, OpenLibrary } from '../../shared/contract/appCalls.ts';
import { useOcrStatus } from '../client/useOcrStatus.ts';
import { HelpDrawer } from '../pages/help/HelpDrawer.tsx';
import { addressOf } from '../parts/address.tsx';
import { ItemDrawer } from '../parts/ItemDrawer.tsx';
import { Connected } from './Connected.tsx';
import { AskOwnBranch } from './AskOwnBranch.tsx';
import { JobBar } from './JobBar.tsx';
import { OcrBar } from './OcrBar.tsx';
import { pages, type Page } from './pages.tsx';
import { SampleGuide } from './SampleGuide.tsx';
import { TopBar } from './TopBar.tsx';
import { UnfinishedImport } from './UnfinishedImport.tsx';
import { useHelpKey } from './useHelpKey.ts';

/** The screens around the open library: menu on the left, what runs at the bottom. */
export function Workplace({ state, library }: { readonly state: AppState; readonly library: OpenLibrary }) {
  const village = state.role === 'village';
  const ocr = useOcrStatus();
  const scans = ocr !== null && ocr.unread + ocr.readFiles + ocr.failedFiles > 0;
  const shown = pages.filter(({ townshipOnly, villageOnly, forScans, forChanges }) => (village ? !townshipOnly : !villageOnly) && (!forScans || scans) && !(library.visitor && forChanges));
  const [helping, setHelping] = useState(false);
  const [location] = useHashLocation();
  useHelpKey(useCallback(() => setHelping(true), []));
  return (
    <Router hook={useHashLocation}>
      <Layout style={{ height: '100%' }}>
        <TopBar state={state} library={library} onHelp={() => setHelping(true)} />
        {library.visitor ? <Alert banner className="no-print" type="info" title="查阅方式：只能查看，不能改动。需要改动时，请关闭档案库后重新打开。" /> : <UnfinishedImport folders={library.unfinished} />}
        <Layout>
          <Layout.Sider width={148} className="no-print" style={{ borderInlineEnd: '1px solid #e4e0da', overflow: 'auto' }}>
            <Navigation shown={shown} village={village} />
          </Layout.Sider>
          <Layout.Content style={{ minWidth: 0, overflow: 'hidden' }}>
            <Suspense fallback={<div className="page"><Spin /></div>}>
              <Switch>
                {shown.map(({ path, component }) => <Route key={path} path={path} component={component} />)}
                <Route component={shown[0]!.component} />
              </Switch>
            </Suspense>
          </Layout.Content>
        </Layout>
        <OcrBar status={ocr} />
        <JobBar />
        {state.connected ? <Connected connected={state.connected} /> : null}
        <HelpDrawer page={location} open={helping} onClose={() => setHelping(false)} />
        <ItemDrawer />
        {village && !library.visitor ? <AskOwnBranch ownBranch={state.ownBranch} /> : null}
        {library.sample && !library.visitor ? <SampleGuide /> : null}
      </Layout>
    </Router>
  );
}

function Navigation({ shown, village }: { readonly shown: readonly Page[]; readonly village: boolean }) {
  const [location, go] = useLocation();
  const opening = useRef(true);
  useEffect(() => {
    // A village's window begins with what is still missing; the overview is one click away.
    if (opening.current && village && location === '/') go('/village', { replace: true });
    opening.current = false;
  }, [village, location, go]);
  const selected = shown.find(({ path }) => path !== '/' && location.startsWith(path)) ?? shown[0]!;
  return (
    <nav aria-label="主菜单">
      <Menu mode="inline" inlineIndent={16} style={{ border: 0, paddingTop: 6 }} selectedKeys={[selected.path]} onClick={({ key }) => go(addressOf(key))} items={shown.map(({ path, title, icon }) => ({ key: path, label: title, icon }))} />
    </nav>
  );
}
