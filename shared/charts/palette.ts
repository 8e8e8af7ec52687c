/** The colours and font of charts. */
export interface Palette {
  readonly text: string
  readonly lineSoft: string
  readonly font: string
  readonly series: readonly string[]
}

/** Told apart on light and dark paper, and by people who confuse red and green (Okabe and Ito, 2008). */
export const seriesColours = {
  light: ['#1d5a96', '#c8730a', '#23845f', '#8f5a9c', '#7a6a00'],
  dark: ['#6fb1ef', '#f0a54a', '#59c49a', '#d3a0df', '#e0d05a'],
} as const
