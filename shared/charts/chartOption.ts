import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import type {
  AriaComponentOption,
  GridComponentOption,
  LegendComponentOption,
  TooltipComponentOption,
} from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { Palette } from './palette.ts'

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
  | AriaComponentOption
>

/** One row of bars: a name, and a value for each category. */
export interface Bars {
  readonly name: string
  readonly values: readonly (number | null)[]
}

interface BarChartShape {
  readonly palette: Palette
  readonly categories: readonly string[]
  readonly series: readonly Bars[]
  /** Bars of one category on top of one another, instead of side by side. */
  readonly isStacked?: boolean
  /** Bars from left to right, the first category at the top: for names that are long. */
  readonly isHorizontal?: boolean
  /** Values as people read them, at the bars and where the pointer is. */
  readonly format?: (value: number) => string
  /** Where the axis of the values ends, if not at what suits them. */
  readonly greatest?: number
  /** How wide the names beside horizontal bars may be. */
  readonly nameWidth?: number
  /** Values beside their bars, where nobody can point at them. */
  readonly showsValues?: boolean
}

/** Bars whose colours have patterns too, so that no meaning is in a colour alone. */
export function barChart({
  palette,
  categories,
  series,
  isStacked = false,
  isHorizontal = false,
  format = String,
  greatest,
  nameWidth = 130,
  showsValues = false,
}: BarChartShape): ChartOption {
  const names = {
    type: 'category' as const,
    data: [...categories],
    inverse: isHorizontal,
    axisTick: { show: false },
    axisLabel: {
      color: palette.text,
      width: isHorizontal ? nameWidth : undefined,
      overflow: 'truncate' as const,
    },
  }
  const values = {
    type: 'value' as const,
    ...(greatest === undefined ? { minInterval: 1 } : { max: greatest }),
    splitLine: { lineStyle: { color: palette.lineSoft } },
    // Words such as minutes are wider than the numbers that the ticks are laid out for.
    axisLabel: { color: palette.text, formatter: (value: number) => format(value), hideOverlap: true },
  }
  return {
    ...frame(palette, series.length > 1),
    tooltip: { trigger: 'axis', confine: true, valueFormatter: (value) => shown(value, format) },
    xAxis: isHorizontal ? values : names,
    yAxis: isHorizontal ? names : values,
    series: series.map(({ name, values: data }) => ({
      type: 'bar' as const,
      name,
      data: data.map((value) => value ?? '-'),
      barMaxWidth: 26,
      ...(isStacked && { stack: 'all' }),
      ...(showsValues && { label: valueLabel(palette, isHorizontal, format, greatest !== undefined) }),
    })),
  }
}

/** Bars from the most to the least, and above them the share that they make together. */
export function paretoChart(
  palette: Palette,
  categories: readonly string[],
  counts: Bars,
  cumulative: Bars,
): ChartOption {
  const option = barChart({ palette, categories, series: [counts] })
  return {
    ...option,
    ...frame(palette, true),
    yAxis: [
      {
        type: 'value',
        minInterval: 1,
        splitLine: { lineStyle: { color: palette.lineSoft } },
        axisLabel: { color: palette.text },
      },
      {
        type: 'value',
        min: 0,
        max: 1,
        splitLine: { show: false },
        axisLabel: { color: palette.text, formatter: percent },
      },
    ],
    series: [
      { type: 'bar', name: counts.name, data: counts.values.map((value) => value ?? '-'), barMaxWidth: 26 },
      {
        type: 'line',
        name: cumulative.name,
        yAxisIndex: 1,
        data: cumulative.values.map((value) => value ?? '-'),
        tooltip: { valueFormatter: (value) => shown(value, percent) },
      },
    ],
  }
}

/** Of counts, not those of nothing: there are too many of them. */
function valueLabel(
  palette: Palette,
  isHorizontal: boolean,
  format: (value: number) => string,
  showsNothing: boolean,
) {
  return {
    show: true,
    position: isHorizontal ? ('right' as const) : ('top' as const),
    color: palette.text,
    formatter: ({ value }: { readonly value?: unknown }) =>
      typeof value === 'number' && (value !== 0 || showsNothing) ? format(value) : '',
  }
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}

function frame(palette: Palette, hasLegend: boolean): ChartOption {
  return {
    animation: false,
    color: [...palette.series],
    textStyle: { fontFamily: palette.font, color: palette.text },
    aria: { enabled: true, decal: { show: true }, label: { enabled: false } },
    grid: { left: 4, right: 12, top: hasLegend ? 30 : 10, bottom: 4, outerBoundsMode: 'same' },
    ...(hasLegend && {
      legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 12, textStyle: { color: palette.text } },
    }),
  }
}

function shown(value: unknown, format: (value: number) => string): string {
  return typeof value === 'number' ? format(value) : '–'
}
