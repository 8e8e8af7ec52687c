import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { ChartOption } from '../../../shared/charts/chartOption.ts'

// Only what is drawn here, so that the rest of the library is not in the bundle.
register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer])

interface ChartProps {
  readonly option: ChartOption
  readonly label: string
  /** CSS pixels. */
  readonly height: number
}

/** A chart that is as wide as its place, and is drawn anew when that or what it shows changes. */
export function Chart({ option, label, height }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const chart = init(element, null, { renderer: 'svg' })
    chart.setOption(option)
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [option])
  return <div ref={place} style={{ height }} role="img" aria-label={label} />
}
