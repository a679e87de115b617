import { useQuery } from '@tanstack/react-query';
import { Alert, Radio, Select, Skeleton } from 'antd';
import { useState } from 'react';
import type { Box } from '../../shared/model/scan.ts';
import type { WritingGroup } from '../../shared/presentation/pagesToCompare.ts';
import { errorText } from '../client/errorText.ts';
import { useClient } from '../client/ClientProvider.tsx';
import { useCall } from '../client/useCall.ts';
import './writingCompare.css';

type WrittenPage = WritingGroup['pages'][number];

/** Groups of pages beside each other, and the same character as it is written on each of them. */
export function WritingCompare({ groups }: { readonly groups: readonly WritingGroup[] }) {
  const pages = groups.flatMap((group) => group.pages);
  const { data: characters, error } = useCall('handwriting.characters', { pages: pages.map(({ itemId, page }) => ({ itemId, page })) });
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = characters?.find(({ character }) => character === chosen) ?? characters?.[0];
  let from = 0;
  const parts = groups.map((group) => {
    const first = from;
    from += group.pages.length;
    return { group, crops: (shown?.places ?? []).flatMap(({ page, box }) => (page >= first && page < first + group.pages.length ? [{ page: group.pages[page - first]!, box }] : [])) };
  });
  return (
    <>
      <p className="muted">文字是识别得出的，可能认错；字的写法请以图为准。程序只排先后，是不是一个人写的由人判断。</p>
      {error ? <Alert type="warning" showIcon title={errorText(error)} /> : null}
      {characters?.length === 0 ? <p>这几页上没有认出相同的字。</p> : null}
      {characters && shown ? (
        <Radio.Group className="writing-characters" aria-label="看哪一个字" optionType="button" size="small" value={shown.character} onChange={({ target }) => setChosen(String(target.value))}
          options={characters.map(({ character }) => ({ value: character, label: character }))} />
      ) : null}
      <div className={groups.length > 1 ? 'writing-pair' : 'writing-pair single'}>
        {parts.map(({ group, crops }) => <Group key={group.name} group={group} crops={crops} character={shown?.character ?? ''} />)}
      </div>
    </>
  );
}

interface GroupProps {
  readonly group: WritingGroup;
  readonly crops: readonly { readonly page: WrittenPage; readonly box: Box }[];
  readonly character: string;
}

function Group({ group: { name, pages }, crops, character }: GroupProps) {
  const [at, setAt] = useState(0);
  const page = pages[at] ?? pages[0]!;
  return (
    <section className="writing-group" aria-label={name === '' ? '页面' : name}>
      <div className="writing-crops">
        {crops.map(({ page: own, box }) => <Crop key={`${own.itemId} ${own.page} ${box.left} ${box.top}`} page={own} box={box} name={`“${character}”，${own.label}`} />)}
        {crops.length === 0 && character !== '' ? <span className="muted">没有认出“{character}”</span> : null}
      </div>
      {name === '' ? null : <b>{name}　</b>}
      <Select size="small" aria-label={`${name}看哪一页`} style={{ minWidth: 220, maxWidth: '100%' }} value={at} onChange={setAt} options={pages.map(({ label }, value) => ({ value, label }))} />
      <Crop page={page} box={null} name={page.label} />
    </section>
  );
}

/** A part of a page, or all of it. An original never changes: its picture is asked for once. */
function Crop({ page: { itemId, page }, box, name }: { readonly page: WrittenPage; readonly box: Box | null; readonly name: string }) {
  const client = useClient();
  const { data, error } = useQuery({ queryKey: ['ocr.picture', { itemId, page }], queryFn: () => client.call('ocr.picture', { itemId, page }), staleTime: 'static', retry: false });
  if (error) return <span className="muted">{errorText(error)}</span>;
  if (!data) return box ? <span className="writing-crop" aria-hidden /> : <Skeleton active />;
  const view = box ? `${box.left} ${box.top} ${box.width} ${box.height}` : `0 0 ${data.width} ${data.height}`;
  return <svg className={box ? 'writing-crop' : 'writing-page'} viewBox={view} role="img" aria-label={name}><title>{name}</title><image href={data.address} width={data.width} height={data.height} /></svg>;
}
