import type { ThemeConfig } from 'antd';

/** Calm and dense: one accent, greys with a touch of warmth, text of 14 px and more. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#a8322a',
    colorInfo: '#5c5852',
    colorLink: '#9c2c25',
    colorSuccess: '#2f7d4f',
    colorWarning: '#9a6700',
    colorError: '#b3261e',
    // The derived tints of dark seeds are muddy.
    colorInfoBg: '#f1efec',
    colorInfoBorder: '#d9d5cf',
    colorSuccessBg: '#ebf5ee',
    colorSuccessBorder: '#b5d6c1',
    colorWarningBg: '#fdf6e3',
    colorWarningBorder: '#e6d3a1',
    colorErrorBg: '#fdeeed',
    colorErrorBorder: '#ebbdb9',
    colorBgLayout: '#f6f5f3',
    colorText: '#22201d',
    colorTextSecondary: '#5c5852',
    colorTextTertiary: '#6e6963',
    colorTextPlaceholder: '#6e6963',
    colorTextDisabled: '#767069',
    colorBorder: '#cfcac3',
    colorBorderSecondary: '#e4e0da',
    borderRadius: 4,
    fontSize: 14,
    controlHeight: 30,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
    fontFamily: '"Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei", sans-serif',
  },
  components: {
    Table: { cellPaddingBlockSM: 5, cellPaddingInlineSM: 8, headerBg: '#efedea', headerColor: '#3c3934', rowHoverBg: '#f5f1ec' },
    Menu: { itemHeight: 36, itemMarginBlock: 1, itemSelectedBg: '#f3e4e2', itemSelectedColor: '#8d2720' },
    Card: { bodyPaddingSM: 12, headerHeightSM: 40 },
    Layout: { siderBg: '#ffffff', headerBg: '#ffffff', headerHeight: 48, headerPadding: '0 16px' },
    Tag: { defaultBg: '#f1efec', defaultColor: '#3c3934' },
  },
};
