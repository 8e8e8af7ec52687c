import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import { resources } from '../../../renderer/i18n/resources.ts'
import { turnaroundPanel } from '../../../renderer/screens/board/qualityPanels.ts'
import { Board } from '../../../shared/domain/board.ts'

const i18n = i18next.createInstance()
await i18n.init({ lng: 'en', resources })

const palette = { text: '#eee', lineSoft: '#333', font: 'sans-serif', series: ['#6fb1ef', '#f0a54a'] }

/** The chart of how long cases took, with these 90th percentiles, in seconds. */
function turnaround(...percentiles: readonly (number | null)[]) {
  const levels = percentiles.map((p90, index) => ({
    level: index + 1,
    count: 3,
    median: p90 && p90 / 2,
    p90,
  }))
  return turnaroundPanel(Board.parse({ ...nothing, turnaround: levels }), i18n.t, palette).option
}

const nothing = {
  cases: 0,
  states: [],
  throughput: [],
  decisions: [],
  reasons: [],
  findings: [],
  turnaround: [],
  agreement: [],
  people: [],
}

describe('the axis of durations', () => {
  const { xAxis, yAxis, series } = turnaround(50, 102)

  it('has one unit, that of the longest', () => {
    expect(xAxis).toMatchObject({ axisLabel: { formatter: expect.any(Function) } })
    const { formatter } = (xAxis as { axisLabel: { formatter: (value: number) => string } }).axisLabel
    expect([0, 1, 1.5].map(formatter)).toEqual(['0 min', '1 min', '1.5 min'])
    expect(series).toMatchObject([{ data: [25 / 60, 51 / 60] }, { data: [50 / 60, 1.7] }])
  })

  it('is written in the colour of the text, on dark paper too', () => {
    expect([xAxis, yAxis]).toMatchObject([{ axisLabel: { color: '#eee' } }, { axisLabel: { color: '#eee' } }])
  })

  it('shows nothing where nothing was measured', () => {
    expect(turnaround(null).series).toMatchObject([{ data: ['-'] }, { data: ['-'] }])
  })
})
