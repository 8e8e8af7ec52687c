import type { ThemeConfig } from 'antd'

/** Dense and calm, in the colours of theme.css. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1d5a96',
    colorInfo: '#1d5a96',
    colorLink: '#1d5a96',
    colorSuccess: '#23693f',
    colorSuccessBg: '#eaf5ee',
    colorSuccessBorder: '#a9cdb6',
    colorError: '#b3261e',
    colorErrorBg: '#fcebea',
    colorErrorBorder: '#e3aca8',
    colorWarning: '#8a5300',
    colorText: '#1b232c',
    colorTextSecondary: '#55606c',
    colorTextDescription: '#55606c',
    colorTextPlaceholder: '#69747f',
    colorBorder: '#c3cbd3',
    colorBgLayout: '#f3f5f7',
    borderRadius: 4,
    fontSize: 14,
    controlHeight: 28,
    controlHeightSM: 24,
    padding: 12,
    paddingSM: 10,
    fontFamily: 'var(--font)',
    fontFamilyCode: 'var(--font-mono)',
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
  },
  components: {
    Alert: {
      defaultPadding: '5px 12px',
      withDescriptionPadding: '6px 12px',
      withDescriptionIconSize: 16,
      fontSizeLG: 14,
    },
    Button: { paddingInline: 12, primaryShadow: 'none', defaultShadow: 'none' },
    Form: { itemMarginBottom: 14, verticalLabelPadding: '0 0 2px' },
  },
}
