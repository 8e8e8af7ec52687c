import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartOption } from '../../../shared/charts/chartOption.ts'

// A third of the window's code, and only needed by who looks at the board.
const Chart = lazy(async () => ({ default: (await import('./Chart.tsx')).Chart }))

/** A cell of a table: text, or a number that stands at the right. */
export type Cell = string | number

export interface PanelProps {
  readonly title: string
  readonly summary: string
  readonly columns: readonly string[]
  /** As the columns; the first cell of a row names it. */
  readonly rows: readonly (readonly Cell[])[]
  readonly option: ChartOption
  /** Rows that the chart has beneath one another, each of which needs its height. */
  readonly bars?: number
}

/** A chart, and beside it the numbers that it is drawn from. */
export function Panel({ title, summary, columns, rows, option, bars = 0 }: PanelProps) {
  const { t } = useTranslation()
  const height = Math.max(200, bars * 26 + 56)
  return (
    <section className="panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="soft">{summary}</span>
      </header>
      {rows.length === 0 ? (
        <p className="soft panel-empty">{t('board.nothing')}</p>
      ) : (
        <div className="panel-body">
          <Suspense fallback={<div style={{ height }} />}>
            <Chart option={option} label={t('board.chart', { what: title })} height={height} />
          </Suspense>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it. */}
          <div className="panel-numbers" style={{ maxHeight: height }} tabIndex={0}>
            <Numbers title={title} columns={columns} rows={rows} />
          </div>
        </div>
      )}
    </section>
  )
}

function Numbers({ title, columns, rows }: Pick<PanelProps, 'title' | 'columns' | 'rows'>) {
  const { t } = useTranslation()
  return (
    <table aria-label={t('board.numbers', { what: title })}>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th key={column} scope="col" className={index === 0 ? undefined : 'number'}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={String(name)}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <td key={columns[index + 1]} className="number">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
