import { useQuery } from '@tanstack/react-query';
import { errorText } from '../../client/errorText.ts';
import { useClient } from '../../client/ClientProvider.tsx';

/** A page as it lies in its file. An original never changes: its picture is asked for once. */
export function PagePicture({ itemId, page, side, name }: { readonly itemId: number; readonly page: number; readonly side: number; readonly name: string }) {
  const client = useClient();
  const { data, error } = useQuery({ queryKey: ['book.picture', { itemId, page, side }], queryFn: () => client.call('book.picture', { itemId, page, side }), staleTime: 'static', retry: false });
  if (error) return <span className="muted book-no-picture">{errorText(error)}</span>;
  return data ? <img src={data.address} alt={name} draggable={false} /> : <span className="book-no-picture" aria-hidden />;
}
