/** A picture as an address that the page's policy allows (`data:`). */
export function jpegAddress(jpeg: Uint8Array): string {
  return `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`;
}
