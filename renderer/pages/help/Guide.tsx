import type { Help } from '../../../shared/help/help.ts';
import { Blocks } from './Blocks.tsx';

/** The two-page guide on paper. */
export function Guide({ guide }: { readonly guide: Help['guide'] }) {
  return (
    <>
      {guide.map(({ title, sections }) => (
        <div className="paper" key={title}>
          <h1>{title}</h1>
          {sections.map(({ heading, blocks }) => <section key={heading}><h2>{heading}</h2><Blocks blocks={blocks} /></section>)}
        </div>
      ))}
    </>
  );
}
