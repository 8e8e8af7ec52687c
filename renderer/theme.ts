import { theme as antd, type ThemeConfig } from 'antd'

/** Dense and calm, in the colours of theme.css. */
export const theme: ThemeConfig = {
  algorithm: antd.compactAlgorithm,
  token: {
    colorPrimary: '#1d5a96',
    colorLink: '#1d5a96',
    colorSuccess: '#23693f',
    colorError: '#b3261e',
    colorWarning: '#8a5300',
    colorText: '#1b232c',
    colorTextSecondary: '#55606c',
    colorTextDescription: '#55606c',
    colorTextPlaceholder: '#69747f',
    colorBorder: '#c3cbd3',
    colorBgLayout: '#f3f5f7',
    borderRadius: 4,
    fontSize: 14,
    fontFamily: 'var(--font)',
    fontFamilyCode: 'var(--font-mono)',
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
  },
}
