import { useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import './printPaper.css';

/** Pages for the printer: everything else of the window is left out while they are printed. */
export function PrintPaper({ children, onDone }: { readonly children: ReactNode; readonly onDone: () => void }) {
  useEffect(() => {
    window.addEventListener('afterprint', onDone, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onDone);
  }, [onDone]);
  return createPortal(<div className="print-paper">{children}</div>, document.body);
}
