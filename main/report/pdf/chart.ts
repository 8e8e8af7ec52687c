import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use as register, setPlatformAPI } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ChartOption } from '../../../shared/charts/chartOption.ts'
import { type Palette, seriesColours } from '../../../shared/charts/palette.ts'
import type { Flow } from './flow.ts'
import { colours } from './ink.ts'
import { isWide } from './lines.ts'
import { drawSvg } from './svg.ts'

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer])

// Nothing measures text outside of a page: a Chinese character is an em wide, and others some 0.56.
setPlatformAPI({
  measureText(text, font) {
    const ems = [...text].reduce((sum, character) => sum + (isWide(character) ? 1 : 0.56), 0)
    return { width: ems * (Number.parseFloat(font ?? '') || 12) }
  },
})

/** The board's colours, on white paper. */
export const paperPalette: Palette = {
  text: colours.text,
  lineSoft: '#dde3e9',
  font: 'sans-serif',
  series: seriesColours.light,
}

/** Points to a unit of a chart, whose text has 12 units: 8.4 points on paper. */
const scale = 0.7

/**
 * A chart across the page, as the board draws it.
 *
 * @param height in units of the chart, which are CSS pixels on the board
 */
export function drawChart({ paper, width, need, gap, y }: Flow, option: ChartOption, height: number): void {
  const { pdf, ink, left } = paper
  need(height * scale + 6)
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: width / scale, height })
  chart.setOption(option)
  const svg = chart.renderToSVGString()
  chart.dispose()
  drawSvg(pdf, ink, svg, { x: left, y: y(), scale })
  gap(height * scale + 6)
}
