/**
 * Whether a file's name is the one that a camera, phone or chat program gave it: a day in it is when the picture was
 * taken or saved, not the day of a meeting (`IMG_20250305_091200`, `mmexport1741140000000`, `微信图片_20250305091200`).
 *
 * @param name the file's name without folders; the extension does not matter
 */
export function namedByCamera(name: string): boolean {
  return /^(?:IMG|VID|PXL|MVIMG|DSC[FN]?|DSCN|SAM|WP|P|Screenshot|mmexport|wx_camera|TIM图片|QQ图片|微信图片|相机|截图|屏幕截图)[\s_-]*\d{4,}/i.test(name) || /^\d{8}[\s_-]?\d{4,6}(?:\D|$)/.test(name);
}
