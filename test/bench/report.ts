/** One line of the table: what is ours, what it is compared with, and what their ratio is to be at most. */
export interface Row {
  readonly measure: string
  readonly unit: 's' | 'ms' | 'MiB' | 'MiB/s'
  readonly ours: number
  /** Missing where a figure stands alone. */
  readonly peer?: { readonly what: string; readonly value: number }
  /** Upper limit of ours ÷ peer or, where there is no peer, of ours. */
  readonly limit?: number
}

/** A Markdown table. A row without a limit states a figure and promises nothing. */
export function formatTable(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { measure, unit, ours, peer, limit } = row
    const compared = peer ? `${figure(peer.value)} ${unit} (${peer.what})` : ''
    const ratio = peer ? (ours / peer.value).toFixed(2) : ''
    const bound = limit === undefined ? '' : `≤ ${limit}${peer ? ' ×' : ` ${unit}`}`
    return `| ${measure} | ${figure(ours)} ${unit} | ${compared} | ${ratio} | ${bound} | ${judge(row)} |`
  })
  return [
    '| measure | ours | compared with | ratio | to reach | |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}

function judge({ ours, peer, limit }: Row): string {
  if (limit === undefined) return ''
  return ours / (peer?.value ?? 1) <= limit ? 'reached' : 'MISSED'
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

/** The value below which a share of all lies; `share` is from 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
