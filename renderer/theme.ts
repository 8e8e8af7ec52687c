import { type ThemeConfig, theme } from 'antd'

/**
 * What both themes share: dense and calm, in the colours of theme.css. Nothing moves on its way in or out: who settles
 * hundreds of cases a day would wait for it each time.
 */
const shared: ThemeConfig['token'] = {
  borderRadius: 4,
  fontSize: 14,
  controlHeight: 28,
  controlHeightSM: 24,
  padding: 12,
  paddingSM: 10,
  fontFamily: 'var(--font)',
  fontFamilyCode: 'var(--font-mono)',
  // By `motion: false` a dialog would take the focus for its close button, past the field that asks for it.
  motionDurationFast: '1ms',
  motionDurationMid: '1ms',
  motionDurationSlow: '1ms',
}

const components = {
  Alert: {
    defaultPadding: '5px 12px',
    withDescriptionPadding: '6px 12px',
    withDescriptionIconSize: 16,
    fontSizeLG: 14,
  },
  Button: { paddingInline: 12, primaryShadow: 'none', defaultShadow: 'none' },
  Form: { itemMarginBottom: 14, verticalLabelPadding: '0 0 2px' },
} satisfies ThemeConfig['components']

export const lightTheme: ThemeConfig = {
  algorithm: theme.defaultAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#1d5a96',
    colorInfo: '#1d5a96',
    colorInfoBg: '#e6eff8',
    colorInfoBorder: '#b3cbe3',
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
  },
  components,
}

export const darkTheme: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    ...shared,
    // Light on dark grounds: what stands on it is dark.
    colorPrimary: '#85c1f7',
    colorTextLightSolid: '#10202e',
    colorBgSpotlight: '#cbd5de',
    colorInfo: '#6fb1ef',
    colorInfoBg: '#1d3349',
    colorInfoBorder: '#39597a',
    colorLink: '#6fb1ef',
    colorSuccess: '#6cc48c',
    colorSuccessBg: '#173022',
    colorSuccessBorder: '#2f6647',
    colorError: '#ff8a80',
    colorErrorBg: '#3a1c1b',
    colorErrorBorder: '#7d3a36',
    colorWarning: '#e5b45c',
    colorText: '#e3e8ed',
    colorTextSecondary: '#a4b0bc',
    colorTextDescription: '#a4b0bc',
    colorTextPlaceholder: '#8d99a6',
    colorBorder: '#4a5560',
    colorBgLayout: '#14181c',
    colorBgContainer: '#1c2228',
    colorBgElevated: '#232a31',
  },
  components: { ...components, Button: { ...components.Button, primaryColor: '#10202e' } },
}
