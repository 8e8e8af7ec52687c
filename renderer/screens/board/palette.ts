import { useMemo } from 'react'
import { type Palette, seriesColours } from '../../../shared/charts/palette.ts'
import { useDarkness } from '../../useDarkness.ts'

/** The window's colours and font, for what is not drawn by style sheets. */
export function usePalette(): Palette {
  const isDark = useDarkness()
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement)
    return {
      text: style.getPropertyValue('--text').trim(),
      lineSoft: style.getPropertyValue('--line-soft').trim(),
      font: style.getPropertyValue('--font').trim(),
      series: seriesColours[isDark ? 'dark' : 'light'],
    }
  }, [isDark])
}
