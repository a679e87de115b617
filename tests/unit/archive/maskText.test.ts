import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hiddenMarks, maskText } from '../../../shared/redaction/maskText.ts';
import { Redactor } from '../../../shared/redaction/redactor.ts';

describe('numbers of people and devices are hidden', () => {
  test.each([
    ['身份证号110101199003071234，已核', `身份证号${hiddenMarks.identity}，已核`],
    ['证号 11010119900307123X', `证号 ${hiddenMarks.identity}`],
    ['110101 19900307 1234', hiddenMarks.identity],
    ['１１０１０１１９９００３０７１２３４', hiddenMarks.identity],
    ['旧证 320311770706001。', `旧证 ${hiddenMarks.identity}。`],
    ['联系13800138000转告', `联系${hiddenMarks.phone}转告`],
    ['138-0013-8000、138 0013 8000、+86 13800138000', `${hiddenMarks.phone}、${hiddenMarks.phone}、${hiddenMarks.phone}`],
    ['１３８００１３８０００', hiddenMarks.phone],
    ['张三13912345678照片.jpg', `张三${hiddenMarks.phone}照片.jpg`],
    ['tel13912345678', hiddenMarks.phone],
    ['0371-65551234', hiddenMarks.phone],
    ['办公电话：65551234', `办公${hiddenMarks.phone}`],
    ['卡号6222021234567890123', `卡号${hiddenMarks.number}`],
    ['IMEI：356938035643809', hiddenMarks.device],
    ['机身编号 XK-2291837', hiddenMarks.device],
    ['3C:5A:B4:1F:00:9E', hiddenMarks.device],
    ['……9003071234567的', `……9003071234567的`.replace('9003071234567', hiddenMarks.number)],
  ])('%s', (given, masked) => expect(maskText(given)).toBe(masked));

  test.each([
    '2025年3月12日14:30至2025年4月1日', 'IMG_20250312_143055.jpg', '20250312143055', 'mmexport1741761055000.jpg', 'D001-WS·2025-D30-0012', '柳发〔2025〕12号', '应到23人，实到21人',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '2025-03-12T06:30:55.123Z', '面积 1380.5 亩，投资 13800 元', '20250312-20250415',
  ])('%s stays', (given) => expect(maskText(given)).toBe(given));

  test('nothing of a number is left, whatever stands around it', () => {
    const around = fc.string({ unit: fc.constantFrom('会', '议', 'a', 'X', '-', ' ', '，', '/', '_', '.', '(') });
    const mobile = fc.tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.stringMatching(/^\d{9}$/)).map(([second, rest]) => `1${second}${rest}`);
    const identity = fc.tuple(fc.stringMatching(/^[1-6]\d{5}$/), fc.stringMatching(/^(19[4-9]|200)\d(0[1-9]|1[0-2])(0[1-9]|[12]\d)$/), fc.stringMatching(/^\d{3}[\dX]$/)).map((parts) => parts.join(''));
    fc.assert(fc.property(around, fc.oneof(mobile, identity), around, (before, number, after) => !maskText(`${before}${number}${after}`).includes(number)));
  });
});

test('what refers to a file still finds it: two names that become the same are told apart; known device numbers go everywhere', () => {
  const redactor = new Redactor(['XK2291837']);
  const paths = ['东沟村/13800138000.jpg', '东沟村/13900139000.jpg'];
  const masked = paths.map((path) => redactor.path(path));
  expect(new Set(masked).size).toBe(2);
  expect(redactor.value({ items: paths, phone: 13800138000, bytes: 13800138000, 13800138000: '相机XK2291837', BodySerialNumber: 'abcdefg' })).toEqual({
    items: masked, phone: hiddenMarks.phone, bytes: 13800138000, [hiddenMarks.phone]: `相机${hiddenMarks.device}`, BodySerialNumber: hiddenMarks.device,
  });
});
