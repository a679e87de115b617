import { expect, it } from 'vitest';
import { namedByCamera } from '../../../shared/photos/namedByCamera.ts';

it.each(['IMG_20250305_091200.jpg', 'mmexport1741140000000.jpg', '微信图片_20250305091200.jpg', '20250305_091200.jpg', 'DSCN0012.jpg', 'Screenshot_2025-03-05.png'])('%s was named by a camera or chat program', (name) => expect(namedByCamera(name)).toBe(true));
it.each(['2025年3月5日主题党日.jpg', '20250305主题党日.jpg', '2025.3.5现场.jpg', '植树.jpg', 'P村党员大会.jpg'])('%s was named by a person', (name) => expect(namedByCamera(name)).toBe(false));
